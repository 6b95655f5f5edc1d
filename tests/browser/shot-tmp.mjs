import { chromium } from "playwright-core";
import { serve } from "./harness/server.mjs";
const site = await serve("/tmp/lead-src/dist");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, colorScheme: process.argv[2] ?? "light" });
const page = await context.newPage();
page.on("console", (m) => console.log("console", m.type(), m.text()));
page.on("pageerror", (e) => console.log("error", e.message));
const t0 = Date.now();
await page.goto(site.origin + "/", { waitUntil: "load" });
await page.locator("html[data-advised]").waitFor();
console.log("advised after", Date.now() - t0);
await page.waitForTimeout(600);
await page.screenshot({ path: "/tmp/s1.png" });
await page.locator("#session-policy").fill(`{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObjekt", "s3:ListBucket", "s3:GetObject"], "Resource": "arn:aws:s3:::team-a*/*" },
    { "Effect": "Allow", "Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:*:*:table/orders",
      "Condition": { "ForAllValues:StringEquals": { "dynamodb: LeadingKeys": ["tenant"] } } }
  ]
}`);
await page.waitForTimeout(900);
await page.screenshot({ path: "/tmp/s2.png" });
await page.locator("#session-policy").evaluate((area) => { const at = area.value.indexOf("s3:GetObjekt") + 9; area.focus(); area.setSelectionRange(at, at); });
await page.keyboard.type("c");
await page.waitForTimeout(500);
await page.screenshot({ path: "/tmp/s3.png" });
await page.keyboard.press("Escape");
console.log(await page.locator("#advice").innerText());
await browser.close(); await site.close();
