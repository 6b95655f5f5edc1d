// Walks every journey in journeys/ through the page in /dist, or those whose name contains the first argument.
//
// `cargo xtask test page journeys` builds the page and calls this; by itself: `CHROMIUM=/usr/bin/chromium node run.mjs`.
// The last line is `N passed, N failed`.

import { rm, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { journeys, walk } from "./harness.mjs";
import { serve } from "./harness/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// Chromium's own sandbox does not start for root, and its own errands are no business of the page.
const FLAGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const executablePath = process.env.CHROMIUM;
if (!executablePath) {
  console.log("CHROMIUM is not set. Set it to the path of a Chromium, or run `cargo xtask test journeys`.");
  process.exit(2);
}
const pictures = process.env.JOURNEYS_PICTURES ?? here("../../target/journeys");
await rm(pictures, { recursive: true, force: true });

for (const file of (await readdir(here("journeys"))).filter((file) => file.endsWith(".mjs")).sort()) {
  await import(new URL(`journeys/${file}`, import.meta.url));
}
const chosen = journeys(process.argv[2] ?? "");
if (chosen.length === 0) {
  console.log("There is no such journey.");
  process.exit(2);
}

const site = await serve(here("../../dist"));
const browser = await chromium.launch({ executablePath, args: FLAGS });
let failed = 0;
for (const each of chosen) {
  const before = performance.now();
  const wrongs = await walk(each, { browser, site, pictures });
  const time = `${((performance.now() - before) / 1000).toFixed(1)} s`;
  console.log(`${wrongs.length === 0 ? "ok  " : "FAIL"} ${each.name} (${time})`);
  for (const wrong of wrongs) console.log(wrong.replaceAll(/^/gm, "     "));
  failed += wrongs.length === 0 ? 0 : 1;
}
await browser.close();
await site.close();

console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
