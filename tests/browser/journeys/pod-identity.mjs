import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "../harness.mjs";
import { account } from "./parts/account.mjs";
import { cell, openPods, policy, rolePolicy, sessionPolicy, start } from "./parts/page.mjs";

const section = (page) => page.locator("#pods");
const paste = (page) => page.getByLabel("A policy in any wrapping");
const found = (page) => page.getByRole("list", { name: "What was recognised" });
const written = (page) => section(page).getByRole("region", { name: "The association for" });
const part = (page, title) => section(page).getByRole("heading", { name: title, exact: true });

/** Opens the page with two texts, and the section of Pod Identity. */
async function startPods(tools, { role = policy("s3:*"), session = "" } = {}) {
  await start(tools);
  await rolePolicy(tools.page).fill(role);
  await sessionPolicy(tools.page).fill(session);
  await openPods(tools.page);
  await paste(tools.page).waitFor();
}

const EKSCTL = `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: demo
  region: eu-west-1
iam:
  podIdentityAssociations:
    - namespace: shop
      serviceAccountName: app
      roleARN: arn:aws:iam::111122223333:role/app
      disableSessionTags: true
      policy: |
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*"}}
`;

journey("an eksctl file is recognised, opened in the page, and put back", async (tools) => {
  const { page, axe, eventually, assert } = tools;
  const before = policy("s3:GetObject", "arn:aws:s3:::mine/*");
  await startPods(tools, { session: before });
  await paste(page).fill(EKSCTL);
  await found(page).getByText("becomes the session policy").waitFor();
  await found(page).getByText("becomes the association").waitFor();
  await axe();
  await section(page).getByRole("button", { name: "Open in the page" }).click();
  await eventually(async () => assert.match(await sessionPolicy(page).inputValue(), /arn:aws:s3:::orders/));
  assert.equal(await rolePolicy(page).inputValue(), policy("s3:*"), "the role's policies stay");

  await part(page, "Association").click();
  assert.equal(await page.getByLabel("Service account", { exact: true }).inputValue(), "app");
  assert.equal(await page.getByLabel("Session tags", { exact: true }).inputValue(), "disabled");

  await section(page).getByRole("button", { name: "Put back what was there" }).first().click();
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), before));
  assert.equal(await page.getByLabel("Service account", { exact: true }).inputValue(), "");
});

journey("what cannot be read is named with its line, and what is only named stays open", async (tools) => {
  const { page } = tools;
  await startPods(tools);
  await paste(page).fill('{\n  "AttachedPolicies": [\n    { "PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess" }\n  ]\n}');
  await found(page).getByText("is named and not shown").waitFor();
  await found(page).getByText("(line 3)").waitFor();
  await paste(page).fill("\n\nnothing of all that");
  await found(page).getByText("no format that is known here").waitFor();
});

journey("an association is checked, and written for CloudFormation with its tags disabled", async (tools) => {
  const { page, context, axe, eventually, assert } = tools;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const session = policy("s3:GetObject", "arn:aws:s3:::orders/*");
  await startPods(tools, { session });
  await part(page, "Association").click();
  await page.getByLabel("Cluster", { exact: true }).fill("demo");
  await page.getByLabel("Namespace", { exact: true }).fill("shop");
  await page.getByLabel("Service account", { exact: true }).fill("app");
  await page.getByRole("textbox", { name: "Role", exact: true }).fill("arn:aws:iam::111122223333:role/app");
  const says = section(page).getByRole("region", { name: "What EKS says of it" });
  await says.getByText("association-tags-beside-policy").waitFor();
  await page.getByLabel("Session tags", { exact: true }).selectOption("disabled");
  await eventually(async () => assert.equal(await says.getByText("association-tags-beside-policy").count(), 0));
  await section(page).getByText("▼ narrowed").waitFor();

  await page.getByLabel("Form", { exact: true }).selectOption("cloudformation");
  await eventually(async () => {
    const template = JSON.parse(await written(page).textContent());
    const [resource] = Object.values(template.Resources);
    assert.equal(resource.Type, "AWS::EKS::PodIdentityAssociation");
    assert.equal(resource.Properties.DisableSessionTags, true);
    assert.equal(resource.Properties.Policy, session);
  });
  await axe();
  await section(page).getByRole("button", { name: "Copy", exact: true }).click();
  await section(page).getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await written(page).textContent());
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    section(page).getByRole("button", { name: "Save as association.json" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "association.json");

  // The fields are there again after a reload.
  await page.waitForTimeout(700);
  await page.reload();
  await page.locator("[data-running][data-advised]").waitFor();
  await openPods(page);
  await part(page, "Association").click();
  assert.equal(await page.getByLabel("Cluster", { exact: true }).inputValue(), "demo");
});

journey("statements that lean on session tags are named, and the session of the association is put into the page", async (tools) => {
  const { page, axe, assert } = tools;
  await startPods(tools, {
    role: policy("s3:GetObject", "arn:aws:s3:::data/${aws:PrincipalTag/kubernetes-namespace}/*"),
    session: policy("s3:*"),
  });
  await part(page, "Association").click();
  await page.getByLabel("Namespace", { exact: true }).fill("shop");
  await page.getByLabel("Session tags", { exact: true }).selectOption("disabled");
  await section(page).getByText("tags-off-grant-lost").waitFor();
  const both = section(page).getByRole("region", { name: "With and without session tags" });
  await both.getByText("arn:aws:s3:::data/shop/").first().waitFor();
  await both.getByRole("table", { name: "Session tags on" }).getByText("allowed").first().waitFor();
  assert.equal(await both.getByRole("table", { name: "Session tags off" }).getByText("allowed").count(), 0);
  await axe();
  await section(page).getByRole("button", { name: "Put this session into the page" }).click();
  await page.locator("#context").getByText("absent in this session").first().waitFor({ state: "attached" });
  await section(page).getByRole("button", { name: "Put back what was there" }).click();
  await page.locator("#context").getByText("not known").first().waitFor({ state: "attached" });
});

journey("account details of 20 MB are read piece by piece, and a role of them is found by typing", async (tools) => {
  const { page, axe, eventually, assert } = tools;
  await startPods(tools);
  // As a file of the disk: what is handed over in memory is put together by the page, in one long task.
  const folder = await mkdtemp(join(tmpdir(), "account-"));
  const file = join(folder, "account.json");
  const answer = account(1_000, 20_000_000);
  assert.ok(answer.length > 20_000_000);
  await writeFile(file, answer);
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: "longtask" });
  });
  await page.getByLabel("Choose a file").setInputFiles(file);
  await section(page).getByRole("progressbar").waitFor();
  const typed = page.getByLabel("Role, one of 1000 in account.json");
  await typed.waitFor({ timeout: 60_000 });
  const longest = await page.evaluate(() => globalThis.longest);
  assert.ok(longest <= 50, `the longest task took ${longest} ms`);
  assert.equal(await paste(page).inputValue(), "", "the file is never put into a text area");

  await section(page).getByText("The first 50 roles; 950 more: type on.").waitFor();
  await typed.fill("role-0777");
  await section(page).getByText("1 role", { exact: true }).waitFor();
  await axe();
  await section(page).getByRole("button", { name: "role-0777" }).click();
  await found(page).getByText("becomes a policy of the role").first().waitFor();
  await section(page).getByRole("button", { name: "Open in the page" }).click();
  await eventually(async () => assert.match(await rolePolicy(page).inputValue(), /bucket-777/));
  await rm(folder, { recursive: true });
});

journey("a denial is held against the texts, and its cell is shown", async (tools) => {
  const { page, axe } = tools;
  await startPods(tools, { session: policy("s3:GetObject", "arn:aws:s3:::orders/*") });
  await paste(page).fill(
    'User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::orders/a.txt" because no session policy allows the s3:PutObject action',
  );
  const denial = section(page).locator("#pods-denial-part");
  await denial.getByText("The policies at hand say the same").waitFor();
  await axe();
  await denial.getByRole("button", { name: "Show this cell in the matrix" }).click();
  await cell(page, "s3:PutObject on arn:aws:s3:::orders/a.txt is cut").waitFor();

  await page.getByLabel("What AWS said").fill(
    'User: arn:aws:sts::111122223333:assumed-role/app/pod is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::orders/a.txt" because no permissions boundary allows the s3:GetObject action',
  );
  await denial.locator(".verdict[data-look=contradicts]").waitFor();
  await denial.getByText("boundary").first().waitFor();
  await axe();
});

journey("the section of Pod Identity fits a phone, in the dark", async (tools) => {
  const { page, axe, assert } = tools;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await startPods(tools, { session: policy("s3:GetObject", "arn:aws:s3:::orders/*") });
  await paste(page).fill(EKSCTL);
  await found(page).getByText("becomes the association").waitFor();
  await section(page).getByRole("button", { name: "Open in the page" }).click();
  await part(page, "Association").click();
  await part(page, "Denial").click();
  await axe();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
});

journey("what the page does not edit still narrows after a paste and a reload: a boundary, a denial in a second session policy", async (tools) => {
  const { page, assert, eventually } = tools;
  const document = (action, effect) => policy(action, "*", effect);
  const kept = {
    scenario: 1,
    title: "Narrowed twice",
    role: {
      policies: [{ name: "app", document: document(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]) }],
      boundary: { name: "limit", document: document(["s3:GetObject", "s3:DeleteObject"]) },
    },
    session: { policies: [{ name: "one", document: document("s3:*") }, { name: "two", document: document("s3:DeleteObject", "Deny") }] },
  };
  await page.addInitScript((text) => sessionStorage.getItem("set") ?? (localStorage.setItem("scopedown.workspace", text), sessionStorage.setItem("set", "yes")), JSON.stringify(kept));
  const narrowed = async () => {
    await cell(page, "s3:GetObject on * is allowed").or(cell(page, "s3:GetObject is allowed")).first().waitFor();
    await eventually(async () => {
      const sentences = await page.getByRole("gridcell").locator(".unseen").allTextContents();
      const of = (action) => sentences.filter((sentence) => sentence.startsWith(action));
      assert.ok(of("s3:PutObject").length > 0 && of("s3:DeleteObject").length > 0);
      assert.ok([...of("s3:PutObject"), ...of("s3:DeleteObject")].every((sentence) => !sentence.includes("is allowed")), sentences.join("\n"));
    });
  };
  await start(tools);
  await page.getByText("+ 1 more of what was opened").waitFor();
  await narrowed();
  await openPods(page);
  await page.getByLabel("A policy in any wrapping").fill(JSON.stringify({ RoleName: "app", PolicyName: "app", PolicyDocument: JSON.parse(document(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"])) }));
  await page.getByRole("button", { name: "Open in the page" }).click();
  await narrowed();
  await page.waitForTimeout(800);
  await page.reload();
  await page.locator("[data-running][data-advised]").waitFor();
  await narrowed();
});
