import { journey } from "../harness.mjs";
import { cell, choosePreset, matrix, policy, rolePolicy, sessionPolicy, start } from "./parts/page.mjs";

const problems = (page) => page.locator("#advice .problem");
const problem = (page, words) => problems(page).filter({ hasText: words });
const list = (page) => page.getByRole("listbox", { name: "What may be written here" });

/** Puts the caret behind a text of the text area and types. */
async function typeBehind(area, text, typed) {
  await area.evaluate((area, text) => {
    const at = area.value.indexOf(text) + text.length;
    area.focus();
    area.setSelectionRange(at, at);
  }, text);
  await area.page().keyboard.type(typed);
}

journey("a problem leads to its place, explains itself, and is mended by a change that one undo takes back", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  await choosePreset(page, "A condition that never bites");
  const misspelt = problem(page, "There is a space");
  await misspelt.waitFor();
  await axe();

  const before = await sessionPolicy(page).inputValue();
  await misspelt.getByRole("button", { name: "Session policy, line" }).click();
  const selected = () => sessionPolicy(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  await eventually(async () => assert.match(await selected(), /dynamodb: LeadingKeys/));

  await misspelt.getByText("key-space").click();
  await misspelt.getByText("SaaS Factory").first().waitFor();

  await misspelt.getByRole("button", { name: "Write dynamodb:LeadingKeys" }).click();
  await misspelt.getByLabel("The change").getByText("dynamodb:LeadingKeys").first().waitFor();
  await axe();
  await misspelt.getByRole("button", { name: "Apply" }).click();
  await eventually(async () => assert.equal(await misspelt.count(), 0));
  assert.equal(await sessionPolicy(page).inputValue(), before.replace("dynamodb: LeadingKeys", "dynamodb:LeadingKeys"));

  await sessionPolicy(page).press("Control+z");
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), before));
  await misspelt.waitFor();
});

journey("an action is completed by the keyboard, and a word is explained where the caret is", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  await sessionPolicy(page).fill(policy("s3:"));
  await typeBehind(sessionPolicy(page), "s3:", "GetObj");
  await list(page).waitFor();
  const first = list(page).getByRole("option").first();
  await eventually(async () => assert.match(await first.textContent(), /s3:GetObject.*Read/));
  const described = await sessionPolicy(page).getAttribute("aria-activedescendant");
  assert.equal(described, await first.getAttribute("id"));
  await axe();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => assert.equal(await first.getAttribute("aria-selected"), "false"));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.match(await sessionPolicy(page).inputValue(), /"s3:GetObject"/));
  await eventually(async () => assert.equal(await list(page).count(), 0));
  await page.locator("#advice").getByText("s3:GetObject of Amazon S3 is of level Read").waitFor();

  await page.keyboard.press("Control+ ");
  await list(page).waitFor();
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await list(page).count(), 0));
  assert.equal(await sessionPolicy(page).getAttribute("aria-activedescendant"), null);
});

journey("rows and columns come from what AWS has: wildcards as actions, the edge of a pattern, cells that do not apply", async ({ page, open, eventually, assert }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["s3:GetObject", "s3:List*"], ["arn:aws:s3:::team-a*"]));
  await sessionPolicy(page).fill(policy(["s3:GetObject"], ["arn:aws:s3:::team-a/*"]));
  await cell(page, "s3:ListBucket on").first().waitFor();
  await cell(page, "s3:GetObject on arn:aws:s3:::team-ab").first().waitFor();
  await eventually(async () => assert.ok((await matrix(page).getByText("n/a").count()) > 0));
});

journey("the smallest change that allows a cell is shown, made, and taken back", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  await choosePreset(page, "The action that the session forgot");
  const cut = cell(page, "s3:DeleteObject on arn:aws:s3:::productionapp/");
  await cut.first().waitFor();
  await sessionPolicy(page).fill(policy(["s3:GetObject"], ["arn:aws:s3:::productionapp/*"]));
  await rolePolicy(page).fill(policy(["s3:GetObject", "s3:DeleteObject"], ["arn:aws:s3:::productionapp/*"]));
  await page.getByText("Rows and columns", { exact: true }).click();
  await page.getByLabel("Add a resource").fill("arn:aws:s3:::productionapp/x");
  await page.getByLabel("Add a resource").press("Enter");
  await cell(page, "s3:DeleteObject on arn:aws:s3:::productionapp/x is cut").click();
  await page.getByRole("heading", { name: "Allow this" }).click();
  const before = await sessionPolicy(page).inputValue();
  const change = page.locator(".allow-list .change").first();
  await change.getByRole("button").first().click();
  await axe();
  await change.getByRole("button", { name: "Apply" }).click();
  await cell(page, "s3:DeleteObject on arn:aws:s3:::productionapp/x is allowed").waitFor();
  assert.match(await sessionPolicy(page).inputValue(), /s3:DeleteObject/);
  await sessionPolicy(page).press("Control+z");
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), before));
});

journey("the calls of a workload are held against both policies, and the document that forgot one is named", async ({ page, open, axe }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::reports/*"]));
  await sessionPolicy(page).fill(policy(["s3:GetObject"], ["arn:aws:s3:::reports/*"]));
  await page.getByRole("heading", { name: "Needed calls" }).click();
  await page.getByLabel("Actions, API operations, commands").fill("HeadObject\ns3:PutObject\nnonsense");
  const advice = page.locator("#advice");
  await advice.getByText("The session policy forgot s3:PutObject").waitFor();
  await advice.getByText("which goes with").first().waitFor();
  await advice.getByText("nonsense").first().waitFor();
  await axe();
});

journey("a long policy is made shorter in steps that say why, and means the same", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  const long = policy(["s3:Get*", "s3:GetObject", "s3:PutObject"], ["arn:aws:s3:::reports/*", "arn:aws:s3:::reports/2026/*"]);
  await rolePolicy(page).fill(policy("s3:*"));
  await sessionPolicy(page).fill(long);
  await page.getByRole("heading", { name: "Size" }).click();
  const size = page.getByRole("region", { name: "Size of Session policy" });
  await size.getByText(`${long.length} of 2048 characters`).waitFor();
  await size.getByRole("button", { name: "Find a shorter form" }).click();
  await size.getByText("each checked by asking both forms").waitFor();
  await axe();
  await size.getByRole("button", { name: "Show the shorter form" }).click();
  await size.getByRole("button", { name: "Apply" }).click();
  await eventually(async () =>
    assert.equal(
      await sessionPolicy(page).inputValue(),
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Get*","s3:PutObject"],"Resource":"arn:aws:s3:::reports/*"}}',
    ),
  );
});

journey("the advice fits a phone, in the dark", async ({ page, open, axe, assert }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await start({ open, page });
  await sessionPolicy(page).fill(policy("dynamodb:Query", "arn:aws:s3:::reports/*"));
  await problems(page).first().waitFor();
  await axe();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
});

journey("a statement that leans on session tags is shown with them and without, side by side", async ({ page, open, axe }) => {
  await start({ open, page });
  await choosePreset(page, "Tags that a session policy takes away");
  const problems = page.locator("#advice");
  await problems.getByText("tags-off-grant-lost").first().waitFor();
  await problems.getByRole("table", { name: "Session tags on" }).first().waitFor();
  await problems.getByRole("table", { name: "Session tags off" }).first().waitFor();
  await axe();
});
