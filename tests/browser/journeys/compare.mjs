import { readFile } from "node:fs/promises";
import { journey } from "../harness.mjs";
import { cell, matrix, policy, rolePolicy, sentences, sessionPolicy, start, why } from "./parts/page.mjs";

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

journey("a cell is copied in every form, and a link to it opens with its reasons", async ({ page, context, open, origin, axe, assert, eventually }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await start({ open, page });
  await rolePolicy(page).fill(policy(["dynamodb:GetItem", "dynamodb:PutItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"));
  await sessionPolicy(page).fill(policy(["dynamodb:GetItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"));
  await cell(page, "dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:111122223333:table/orders").first().click();
  const copy = async (form) => {
    await why(page).getByRole("button", { name: form, exact: true }).click();
    await why(page).getByText(`Copied as ${form}.`).waitFor();
    return copied(page);
  };
  assert.match(await copy("sentence"), /^dynamodb:PutItem on arn:aws:dynamodb:\S+ is cut by the session policy\.$/);
  assert.match(await copy("Markdown"), /^\*\*`dynamodb:PutItem`/);
  assert.match(await copy("terminal command"), /^scopedown explain scopedown\.scenario\.json --action dynamodb:PutItem --resource arn:aws:dynamodb:/);
  assert.equal(JSON.parse(await copy("test case")).verdict, "implicitDeny");
  await axe();

  const link = await copy("link to this cell");
  const other = await context.newPage();
  await other.goto(link);
  await other.locator("[data-running][data-advised]").waitFor();
  await eventually(async () => assert.match(await why(other).getByRole("heading", { level: 2 }).textContent(), /dynamodb:PutItem/));
});

journey("near misses are told, and keys are tried and taken back", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  const conditioned = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/a", Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }] };
  await rolePolicy(page).fill(JSON.stringify(conditioned, null, 2));
  await sessionPolicy(page).fill(policy(["s3:GetObject"], "arn:aws:s3:::other/b"));
  await cell(page, "s3:GetObject on arn:aws:s3:::reports/a").first().click();
  await why(page).getByRole("heading", { name: "Near misses" }).waitFor();
  await axe();
  await sessionPolicy(page).fill(policy(["s3:GetObject"]));
  await cell(page, "s3:GetObject on arn:aws:s3:::reports/a depends").click();
  const values = why(page).getByRole("group", { name: "Values to try for aws:SourceVpc" });
  await values.getByRole("button", { name: "“vpc-1”" }).click();
  await cell(page, "s3:GetObject on arn:aws:s3:::reports/a is allowed. Before: depends").waitFor();
  await axe();
  await matrix(page).getByRole("button", { name: "Take the keys back" }).click();
  await cell(page, "s3:GetObject on arn:aws:s3:::reports/a depends").waitFor();
  await eventually(async () => assert.ok((await sentences(page)).every((sentence) => !sentence.includes("Before:"))));
});

journey("edits are compared with what was frozen", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["s3:GetObject", "s3:PutObject", "s3:ListBucket"]));
  await sessionPolicy(page).fill(policy(["s3:GetObject", "s3:PutObject"]));
  await cell(page, "s3:ListBucket").first().waitFor();
  await matrix(page).getByRole("button", { name: "Freeze as A" }).click();
  const comparing = matrix(page).getByRole("group", { name: "Comparing" });
  await comparing.getByText(/Nothing changed/).waitFor();
  await sessionPolicy(page).fill(policy(["s3:GetObject", "s3:ListBucket"]));
  await comparing.getByText(/^Access lost: \d+$/).click();
  await comparing.getByText(/^Access gained: \d+$/).click();
  await comparing.getByText(": allowed → cut by session").first().waitFor();
  await eventually(async () => assert.ok((await sentences(page)).every((sentence) => !sentence.startsWith("s3:GetObject "))));
  assert.ok((await sentences(page)).some((sentence) => /^s3:PutObject .*is cut by the session policy\. Before: allowed\.$/.test(sentence)));
  await axe();
  await page.setViewportSize({ width: 390, height: 800 });
  await axe();
  await page.setViewportSize({ width: 1280, height: 800 });
  await comparing.getByRole("button", { name: "End comparing" }).click();
  await eventually(async () => assert.ok((await sentences(page)).some((sentence) => sentence.startsWith("s3:GetObject "))));
  assert.equal(await comparing.count(), 0);
});

journey("what is expected of cells is held against them, and what contradicts it is refused", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["dynamodb:GetItem", "dynamodb:PutItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"));
  await sessionPolicy(page).fill(policy(["dynamodb:GetItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"));
  await cell(page, "dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/orders is allowed").click();
  await why(page).getByRole("button", { name: "must be allowed" }).click();
  await matrix(page).getByText("1 expectation, none fails").waitFor();
  await why(page).getByLabel("Action or pattern that is expected").fill("dynamodb:*");
  await why(page).getByRole("button", { name: "must be denied", exact: true }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "cannot both hold" });
  await refusal.getByText("dynamodb:GetItem").waitFor();
  await axe();
  await refusal.getByRole("button", { name: "Dismiss" }).click();
  await eventually(async () => assert.equal(await refusal.count(), 0));

  await sessionPolicy(page).fill(policy(["dynamodb:PutItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"));
  await matrix(page).getByText("1 expectation, 1 fails").click();
  await cell(page, "dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/orders is cut by the session policy. Not as expected.").waitFor();
  await matrix(page).getByText("✕ fails:").waitFor();
  await axe();
  await page.setViewportSize({ width: 390, height: 800 });
  await axe();
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save scopedown.scenario.json" }).click()]);
  const saved = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.deepEqual(saved.expect, [{ action: "dynamodb:GetItem", resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", verdict: "allowed" }]);
  await page.getByRole("dialog", { name: "Export" }).getByRole("button", { name: "Close" }).click();
  await matrix(page).getByRole("button", { name: "Remove the expectation of dynamodb:GetItem" }).click();
  await eventually(async () => assert.equal(await matrix(page).getByText(/expectation/).count(), 0));
});
