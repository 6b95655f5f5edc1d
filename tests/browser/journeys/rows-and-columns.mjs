import { journey } from "../harness.mjs";
import { cell, matrix, policy, rolePolicy, sentences, sessionPolicy, start } from "./parts/page.mjs";

journey("rows and columns come from the policies, and one's own are added and removed", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["sqs:SendMessage"], "arn:aws:sqs:eu-west-1:111122223333:jobs"));
  await sessionPolicy(page).fill("");
  await cell(page, "sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:jobs is allowed").waitFor();
  // An encrypted queue needs its key: those rows come with the reason, and the key as a column has no ARN yet.
  await cell(page, "kms:GenerateDataKey").first().waitFor();

  await matrix(page).getByText("Rows and columns").click();
  const action = page.getByLabel("Add an action");
  await action.fill("sqs:*");
  await action.press("Enter");
  await matrix(page).getByText("a row is one action").waitFor();
  await axe();
  await action.fill("sqs:ReceiveMessage");
  await action.press("Enter");
  await cell(page, "sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:111122223333:jobs is not granted").waitFor();
  assert.equal(await action.inputValue(), "");

  const resource = page.getByLabel("Add a resource");
  await resource.fill("jobs");
  await resource.press("Enter");
  await matrix(page).getByText("neither an ARN nor").waitFor();
  await resource.fill("arn:aws:sqs:eu-west-1:111122223333:other");
  await resource.press("Enter");
  await cell(page, "sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:111122223333:other").waitFor();
  await eventually(async () => assert.equal((await sentences(page)).length, 12));
  await cell(page, "kms:Decrypt on arn:aws:sqs:eu-west-1:111122223333:other does not apply").waitFor();

  await page.getByRole("button", { name: "Remove sqs:SendMessage" }).click();
  await eventually(async () => assert.equal(await cell(page, "sqs:SendMessage").count(), 0));
  await page.getByRole("button", { name: "Rows as the policies give them" }).click();
  await cell(page, "sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:jobs is allowed").waitFor();
});

journey("a cell that depends on a key is settled under Context", async ({ page, open, axe }) => {
  await start({ open, page });
  const listing = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::reports", Condition: { StringLike: { "s3:prefix": "a/*" } } },
  };
  await rolePolicy(page).fill(policy("s3:ListBucket"));
  await sessionPolicy(page).fill(JSON.stringify(listing));
  const at = "s3:ListBucket on arn:aws:s3:::reports ";
  await cell(page, `${at}depends`).waitFor();
  await axe();
  const holds = page.getByLabel("What holds for s3:prefix");
  await holds.selectOption({ label: "has the value" });
  await page.getByLabel("Value of s3:prefix").fill("a/q1");
  await cell(page, `${at}is allowed`).waitFor();
  await page.getByLabel("Value of s3:prefix").fill("b");
  await cell(page, `${at}is cut`).waitFor();
  await holds.selectOption({ label: "absent" });
  await cell(page, `${at}is cut`).waitFor();
});

journey("several role policies are added, named and removed, each with its text", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy("s3:GetObject"));
  await sessionPolicy(page).fill("");
  await page.getByRole("button", { name: "+ Add policy" }).click();
  await page.getByRole("textbox", { name: "Role policy 2" }).fill(policy("s3:GetObject", "*", "Deny"));
  await cell(page, "s3:GetObject is explicitly denied in the role").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Guard");
  await page.getByRole("button", { name: "Guard", exact: true }).waitFor();
  await axe();
  await page.getByRole("button", { name: "Remove this policy" }).click();
  await cell(page, "s3:GetObject is allowed").waitFor();
  assert.match(await rolePolicy(page).inputValue(), /Allow/);
  await eventually(async () => assert.ok(await rolePolicy(page).isVisible()));
});

journey("of a matrix beyond what is drawn at once the last cell is a key away", async ({ page, open, eventually, assert }) => {
  await start({ open, page });
  const actions = Array.from({ length: 200 }, (_, number) => `s3:Action${number}`);
  const resources = Array.from({ length: 20 }, (_, number) => `arn:aws:s3:::bucket-${number}/key`);
  await rolePolicy(page).fill(JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: actions, Resource: resources } }));
  await sessionPolicy(page).fill("");
  const grid = matrix(page).getByRole("grid");
  await eventually(async () => assert.equal(await grid.getAttribute("aria-rowcount"), "202"));
  assert.ok((await sentences(page)).length < 2_000, "what is mounted is bounded");
  await page.locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("Control+End");
  const focused = () => page.evaluate(() => document.activeElement?.querySelector(".unseen")?.textContent ?? "");
  await eventually(async () => assert.match(await focused(), /^s3:Action99 on .*bucket-19.* is allowed/));
});
