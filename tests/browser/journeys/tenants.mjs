import { readFile } from "node:fs/promises";
import { journey } from "../harness.mjs";
import { openPods, policy, rolePolicy, sessionPolicy, start } from "./parts/page.mjs";

const CLOSED = policy("s3:GetObject", "arn:aws:s3:::data/{{tenant}}/*");
const OPEN = policy("s3:GetObject", "arn:aws:s3:::data/{{tenant}}*");

const part = (page) => page.locator("#pods-tenants");
const template = (page) => part(page).getByLabel("Template: a session policy with placeholders");
const lines = (page) => part(page).getByLabel("Tenants, one a line, for {{tenant}}");
const grid = (page) => part(page).getByRole("region", { name: "The grid of tenants" });
const row = (page, tenant) => grid(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name: tenant, exact: true }) });
const cells = async (page, tenant) => (await row(page, tenant).getByRole("cell").allTextContents()).map((text) => text.trim());

/** Opens the page with a role that may do everything in S3, and the part of the tenants. */
async function startTenants(tools, session = CLOSED) {
  const { page } = tools;
  await start(tools);
  await rolePolicy(page).fill(policy("s3:*"));
  await sessionPolicy(page).fill(session);
  await openPods(page);
  await part(page).getByRole("heading", { name: "Tenants", exact: true }).click();
  await template(page).waitFor();
}

journey("the page's session policy is the template, and names that begin alike are found out", async (tools) => {
  const { page, axe, eventually, assert } = tools;
  await startTenants(tools);
  await eventually(async () => assert.equal(await template(page).inputValue(), CLOSED));
  await part(page).getByText("Placeholders: {{tenant}}, 1×.").waitFor();
  await lines(page).fill("team-a\nteam-ab\nother");
  await part(page).getByText("No tenant reaches what is another's.").waitFor();
  assert.deepEqual(await cells(page, "team-a"), ["✓ own", "· no", "· no"]);
  await axe();

  await template(page).fill(OPEN);
  await part(page).getByText("1 tenant reaches what is another's.").waitFor();
  assert.deepEqual(await cells(page, "team-a"), ["✓ own", "! reaches", "· no"]);
  const wrong = part(page).getByRole("list", { name: "What is not as it should be" });
  await wrong.getByText("team-a reaches arn:aws:s3:::data/team-abx of team-ab by s3:GetObject.").waitFor();
  await axe();

  await part(page).getByRole("button", { name: "Take the page's session policy" }).click();
  await part(page).getByText("No tenant reaches what is another's.").waitFor();
});

journey("hostile and empty values are told with their lines, and the role has its say", async (tools) => {
  const { page, axe, eventually, assert } = tools;
  await startTenants(tools);
  await part(page).getByLabel("The table is").selectOption("csv");
  const table = part(page).getByLabel("Table of tenants; the first column names them");
  await table.fill("name\na");
  await part(page).getByText("and the table no column tenant").waitFor();
  await table.fill('tenant,note\nw*,x\n"",y\nok,z');
  const values = part(page).getByRole("list", { name: "Values of the table" });
  await values.getByText("Line 2: The value").waitFor();
  await values.getByText("Line 3: The cell of tenant is empty").waitFor();
  await axe();

  await rolePolicy(page).fill(policy("s3:GetObject", "arn:aws:s3:::data/ok/*"));
  await part(page).getByText("1 tenant does not reach what is its own.").waitFor();
  await eventually(async () => assert.deepEqual(await cells(page, "w*"), ["✕ own missing", "· no"]));
});

journey("each tenant has its file, in the form that is chosen, alone and in one archive", async (tools) => {
  const { page, axe, eventually, assert } = tools;
  await startTenants(tools);
  await lines(page).fill("shop\nbilling");
  const shop = part(page).locator("details").filter({ hasText: "shop" });
  await shop.getByText(`${CLOSED.length - "{{tenant}}".length + 4} of 2048 characters`).click();
  const text = shop.getByRole("region", { name: "The file of shop" });
  assert.equal(await text.textContent(), CLOSED.replace("{{tenant}}", "shop"));
  await axe();

  await part(page).getByLabel("Form of the files").selectOption("terraform");
  await eventually(async () => assert.match(await text.textContent(), /aws_eks_pod_identity_association/));
  const alone = page.waitForEvent("download");
  await shop.getByRole("button", { name: "Save as shop.tf" }).click();
  assert.match(await readFile(await (await alone).path(), "utf8"), /data\/shop\/\*/);

  const all = page.waitForEvent("download");
  await part(page).getByRole("button", { name: "Download all as one ZIP" }).click();
  const saved = await all;
  assert.equal(saved.suggestedFilename(), "tenants.zip");
  const bytes = await readFile(await saved.path());
  assert.equal(bytes.subarray(0, 2).toString(), "PK");
  for (const name of ["shop.tf", "billing.tf"]) assert.ok(bytes.includes(name), name);
});

journey("a thousand tenants are answered on a phone, and what is not drawn is said", async (tools) => {
  const { page, axe, assert } = tools;
  await startTenants(tools, OPEN);
  await page.setViewportSize({ width: 390, height: 844 });
  const names = Array.from({ length: 998 }, (_, number) => `team-${String(number).padStart(3, "0")}`);
  await lines(page).fill([...names, "zoo", "zoos"].join("\n"));
  await part(page).getByText("1 tenant reaches what is another's.").waitFor();
  await part(page).getByText("20 tenants are drawn").waitFor();
  assert.equal(await grid(page).getByRole("row").count(), 22);
  assert.match((await cells(page, "zoo")).join(), /! reaches/);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await axe();
});
