import { journey } from "../harness.mjs";
import { choosePreset, matrix, policy, rolePolicy, sessionPolicy, start, why } from "./parts/page.mjs";

const reach = (page) => page.getByLabel("Actions that are rows");
const grid = (page) => page.getByRole("grid", { name: "Actions and resources" });
const mounted = (page) => page.locator("#cell-grid [role=gridcell].cell").count();
const focused = (page) => page.evaluate(() => document.activeElement?.querySelector(".unseen")?.textContent ?? "");
const rowCount = async (page) => Number(await grid(page).getAttribute("aria-rowcount"));

/** Ten columns, so that every action of AWS has one fewer cell than the limit. */
async function everyAction(page) {
  const buckets = ["a", "b", "c", "d"].map((name) => `arn:aws:s3:::${name}`);
  await rolePolicy(page).fill(policy(["s3:Get*", "sqs:SendMessage"], buckets));
  await sessionPolicy(page).fill(policy(["s3:GetBucketAcl"], "*"));
  await reach(page).selectOption({ label: "every action of AWS" });
  await page.locator("#cell-grid").waitFor();
}

journey("every action of AWS is a row, and what is mounted is bounded", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await everyAction(page);
  assert.ok((await rowCount(page)) > 15_000, "all of AWS");
  assert.ok((await mounted(page)) < 1_500);
  await axe();

  const part = page.getByRole("region", { name: "Cells", exact: true });
  await part.evaluate((part) => (part.scrollTop = part.scrollHeight / 2));
  await eventually(async () => {
    const index = Number(await page.locator("#cell-grid tr[aria-rowindex]").nth(5).getAttribute("aria-rowindex"));
    assert.ok(index > 5_000 && index < 15_000, `row ${index}`);
  });
  assert.ok((await mounted(page)) < 1_500);
  const head = await page.locator("#cell-grid thead th").first().boundingBox();
  const box = await part.boundingBox();
  assert.ok(Math.abs(head.y - box.y) < 8, "the headings stay");
  await axe();
});

journey("keys walk a long matrix beyond what is mounted, and the focus stays in it", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  await everyAction(page);
  await page.locator("#cell-grid [tabindex='0'], #cell-grid[tabindex='0']").first().focus();
  await page.keyboard.press("Control+Home");
  await eventually(async () => assert.match(await page.evaluate(() => document.activeElement.id), /^cell-0-0$/));
  await page.keyboard.press("Control+End");
  const last = (await rowCount(page)) - 2;
  await eventually(async () => assert.match(await page.evaluate(() => document.activeElement.id), new RegExp(`^cell-${last}-`)));
  await page.keyboard.press("Control+Home");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "cell-0-0"));
  await page.keyboard.press("PageDown");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "cell-8-0"));

  await page.getByRole("region", { name: "Cells", exact: true }).evaluate((part) => (part.scrollTop = 200_000));
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "cell-grid"));
  await page.keyboard.press("ArrowDown");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "cell-9-0"));

  await page.keyboard.press("n");
  await eventually(async () => assert.doesNotMatch(await focused(page), / is allowed| does not apply|^$/));
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "why-title"));
  await why(page).getByText(/granted|cut|missing/).first().waitFor();
});

journey("however far a long matrix is scrolled, no more of it is mounted", async ({ page, open, assert }) => {
  await start({ open, page });
  await everyAction(page);
  const most = await page.getByRole("region", { name: "Cells", exact: true }).evaluate(async (part) => {
    let most = 0;
    for (let step = 0; step < 120; step += 1) {
      part.scrollTop += 300;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      most = Math.max(most, part.querySelectorAll("[role=gridcell]").length);
    }
    return most;
  });
  assert.ok(most > 0 && most < 1_500, `${most} cells`);
});

journey("only what the role reaches, by access level, folded with counts, and as a list", async ({ page, open, axe, assert, eventually }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await start({ open, page });
  await rolePolicy(page).fill(policy(["sqs:*"]));
  await sessionPolicy(page).fill("");
  await reach(page).selectOption({ label: "every action that the role reaches" });
  await page.getByLabel("Groups of rows").selectOption({ label: "by service and access level" });
  const fold = matrix(page).getByRole("button", { name: "sqs · Write", exact: true });
  await fold.click();
  await matrix(page).getByText(/^ ?\d+ rows: \d+ allowed/).first().waitFor();
  await axe();
  await fold.click();
  await matrix(page).getByRole("button", { name: "As a list" }).click();
  const list = page.getByRole("region", { name: "Cells as a list" });
  await list.getByRole("heading", { name: "sqs · Read" }).waitFor();
  await list.getByRole("button", { name: /^sqs:SendMessage .*is allowed|^sqs:SendMessage is allowed/ }).first().click();
  await why(page).getByText("sqs:SendMessage").first().waitFor();
  await axe();
  await matrix(page).getByRole("button", { name: "As a list" }).click();
  await eventually(async () => assert.equal(await grid(page).count(), 1));
});

journey("what changed is said once the typing rests, and again on a key", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  const said = page.getByRole("status", { name: "What changed in the matrix" });
  await rolePolicy(page).fill(policy(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::reports/*"));
  await sessionPolicy(page).fill(policy(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::reports/*"));
  await page.waitForTimeout(3_500);
  await sessionPolicy(page).fill(policy(["s3:GetObject"], "arn:aws:s3:::reports/*"));
  await eventually(async () => assert.match((await said.textContent()) ?? "", /^\d+ cells? changed: .*now cut by session/));
  const sentence = await said.textContent();
  await page.locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("h");
  await eventually(async () => assert.match((await said.textContent()) ?? "", /resources?/));
  const summary = await said.textContent();
  assert.notEqual(summary, sentence);
  await page.keyboard.press("r");
  await eventually(async () => assert.equal(await said.textContent(), summary));
  await matrix(page).getByRole("columnheader").nth(0).click();
  await eventually(async () => assert.match((await said.textContent()) ?? "", / actions?/));
});

journey("the grid reads as a grid", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  await choosePreset(page, "One object of a bucket");
  await eventually(async () => assert.ok((await grid(page).getByRole("row").count()) > 2));
  const tree = await grid(page).ariaSnapshot();
  const lines = tree.split("\n").map((line) => line.trim());
  assert.match(lines[0], /^- grid "Actions and resources"/);
  assert.ok(lines.some((line) => line.startsWith("- columnheader")));
  assert.ok(lines.some((line) => /^- button "s3" \[expanded\]/.test(line)), tree);
  assert.ok(lines.some((line) => /^- rowheader "s3:/.test(line)));
  assert.ok(lines.some((line) => /^- gridcell "s3:.* (is|does|depends)/.test(line)));
});

journey("on a phone a long matrix is cards, and more of them when asked for", async ({ page, open, axe, assert, eventually }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await start({ open, page });
  await rolePolicy(page).fill(policy(["s3:Get*"]));
  await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: "Matrix" }).click();
  await reach(page).selectOption({ label: "every action of AWS" });
  const more = matrix(page).getByRole("button", { name: /^Show \d+ more rows$/ });
  await more.waitFor();
  const rows = () => matrix(page).locator("tr[aria-rowindex]").count();
  const before = await rows();
  assert.ok(before < 60);
  await more.click();
  await eventually(async () => assert.ok((await rows()) > before));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await axe();
});

journey("too many cells are counted by service, and kept as a file", async ({ page, open, axe, assert }) => {
  await start({ open, page });
  const buckets = Array.from({ length: 14 }, (_, number) => `arn:aws:s3:::bucket-${number}`);
  await rolePolicy(page).fill(policy(["s3:*"], buckets));
  await page.waitForTimeout(500);
  await reach(page).selectOption({ label: "every action of AWS" });
  const counts = page.getByRole("region", { name: "Cells of each service" });
  await counts.waitFor();
  await counts.getByText("s3", { exact: true }).waitFor();
  await axe();
  const download = page.waitForEvent("download");
  await counts.getByRole("button", { name: "Save the counts as CSV" }).click();
  assert.equal((await download).suggestedFilename(), "services.csv");
});
