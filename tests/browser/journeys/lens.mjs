import { journey } from "../harness.mjs";
import { cell, choosePreset, matrix, policy, rolePolicy, sentences, sessionPolicy, start } from "./parts/page.mjs";

const chip = (page, name) => matrix(page).getByRole("button", { name });
const words = (page) => page.getByLabel("Look for actions or resources");

journey("rows are looked for by words, and asked for by state", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["s3:GetObject", "s3:PutObject", "sqs:SendMessage"]));
  await sessionPolicy(page).fill(policy(["s3:GetObject", "sqs:SendMessage"]));
  await cell(page, "s3:PutObject").first().waitFor();

  await chip(page, /cut by session$/).click();
  await eventually(async () => assert.ok((await sentences(page)).every((sentence) => !sentence.startsWith("s3:GetObject"))));
  assert.ok((await sentences(page)).some((sentence) => sentence.startsWith("s3:PutObject")));
  await matrix(page).getByText(/^\d+ of \d+ rows$/).waitFor();
  await axe();
  await matrix(page).getByRole("button", { name: "Show all rows" }).click();
  await eventually(async () => assert.ok((await sentences(page)).some((sentence) => sentence.startsWith("s3:GetObject"))));

  await words(page).fill("SENDM");
  await eventually(async () => assert.ok((await sentences(page)).every((sentence) => sentence.startsWith("sqs:SendMessage"))));
  await words(page).fill("nothing of the kind");
  await matrix(page).getByText("No row is as you ask").waitFor();
  await axe();
  await words(page).fill("");
  await page.getByLabel("Rows that are shown").selectOption({ label: "rows where the role alone differs" });
  await eventually(async () => assert.ok((await sentences(page)).every((sentence) => !sentence.startsWith("s3:GetObject"))));
});

journey("in the grid keys pin, peel, fold, and go from one denial to the next", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await choosePreset(page, "A tenant's folder, listing included");
  await matrix(page).getByText("n/a").first().waitFor();
  const first = () => page.locator("[role=gridcell].cell").first().locator(".unseen").textContent();
  const focused = () => page.evaluate(() => document.activeElement?.querySelector(".unseen")?.textContent ?? "");
  await page.locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("n");
  await eventually(async () => assert.doesNotMatch(await focused(), / is allowed| does not apply/));

  await page.keyboard.press("Control+End");
  const pinned = (await focused()).split(" on ")[0];
  await page.keyboard.press("Space");
  await eventually(async () => assert.ok((await first()).startsWith(pinned)));
  await matrix(page).getByText("Pinned", { exact: true }).waitFor();
  await axe();

  await page.keyboard.press("1");
  await eventually(async () => assert.ok(await page.getByLabel("Role", { exact: true }).isChecked()));
  await page.keyboard.press("3");
  await eventually(async () => assert.ok(await page.getByLabel("Effective", { exact: true }).isChecked()));

  const rows = await matrix(page).getByRole("row").count();
  await page.keyboard.press("[");
  await eventually(async () => assert.ok((await matrix(page).getByRole("row").count()) < rows));
  await axe();
  await page.locator("[role=gridcell][tabindex='0'], .fold").first().focus();
});

journey("the keys of the grid are listed", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await page.locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys in the matrix" });
  await keys.getByText("pin the cell").waitFor();
  await axe();
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await keys.count(), 0));
  assert.match(await page.evaluate(() => document.activeElement.id), /^cell-/);
});
