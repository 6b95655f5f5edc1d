import { askForPlain, journey } from "../harness.mjs";
import { cell, choosePreset, policy, rolePolicy, sentences, sessionPolicy, start } from "./parts/page.mjs";

const share = (page) => page.getByRole("dialog", { name: "Share" });
const link = async (page) => new URL(await share(page).getByLabel("Link").inputValue()).hash;

async function openShare(page) {
  await page.getByRole("button", { name: "Share" }).click();
  await share(page).getByLabel("Link").waitFor();
}

/** Opens a link as somebody else would: in a context of its own, with nothing kept. */
async function elsewhere({ page, origin }, fragment, then) {
  const context = await page.context().browser().newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await askForPlain(context);
    const other = await context.newPage();
    await other.goto(`${origin}/${fragment}`);
    await other.locator("[data-running][data-advised]").waitFor();
    await then(other);
  } finally {
    await context.close();
  }
}

journey("what is shared is what opens elsewhere, and one's own text comes back", async ({ page, origin, open, axe, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy(["sqs:SendMessage", "sqs:ReceiveMessage"], "arn:aws:sqs:eu-west-1:735291846013:jobs"));
  await sessionPolicy(page).fill(policy(["sqs:SendMessage"], "arn:aws:sqs:eu-west-1:735291846013:jobs"));
  await cell(page, "sqs:ReceiveMessage").first().waitFor();
  await eventually(async () => assert.match(await page.evaluate(() => location.hash), /~/));
  await openShare(page);
  await share(page).getByText("It holds 1 role policy, 1 session policy").waitFor();
  await axe();
  const fragment = await link(page);
  assert.ok(fragment.length < 400, fragment);
  const role = await rolePolicy(page).inputValue();

  await elsewhere({ page, origin }, fragment, async (other) => {
    await other.getByText("Opened from a link").waitFor();
    await cell(other, "sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:735291846013:jobs is cut").waitFor();
    assert.deepEqual(JSON.parse(await rolePolicy(other).inputValue()), JSON.parse(role));
    await other.getByRole("button", { name: "Dismiss" }).click();
    await eventually(async () => assert.equal(await other.getByText("Opened from a link").count(), 0));
  });

  await share(page).getByLabel("Pseudonyms for account ids and names").check();
  await eventually(async () => assert.notEqual(await link(page), fragment));
  await share(page).getByText("names are replaced").waitFor();
  await axe();
  await elsewhere({ page, origin }, await link(page), async (other) => {
    await cell(other, "sqs:ReceiveMessage").first().waitFor();
    assert.doesNotMatch(await rolePolicy(other).inputValue(), /735291846013|jobs/);
  });

  // In the same tab: what was there comes back.
  await share(page).getByRole("button", { name: "Close" }).click();
  await sessionPolicy(page).fill("mine");
  // The same address again would be no way to anywhere.
  await eventually(async () => assert.notEqual(await page.evaluate(() => location.hash), fragment));
  await page.evaluate((hash) => { location.hash = hash; }, fragment);
  await page.getByText("Opened from a link").waitFor();
  await page.getByRole("button", { name: "Back to what was here" }).click();
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), "mine"));
});

journey("a preset has a short link, and going back and forth opens what the address says", async ({ page, origin, open, assert, eventually }) => {
  await start({ open, page });
  await choosePreset(page, "A deny in the session policy");
  await openShare(page);
  const fragment = await link(page);
  assert.ok(fragment.length <= 200, fragment);
  await elsewhere({ page, origin }, fragment, async (other) => {
    await other.getByText("A deny in the session policy").first().waitFor();
  });
});

journey("a damaged link says so, and what was kept is there", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await sessionPolicy(page).fill(policy("s3:GetObject"));
  await eventually(async () => assert.match(await page.evaluate(() => location.hash), /~/));
  await eventually(async () => assert.match(await page.evaluate(() => localStorage.getItem("scopedown.workspace")), /GetObject/));
  const hash = await page.evaluate(() => location.hash);
  const damaged = hash.replace(/(.{9})(.)/, (_, before, letter) => before + (letter === "A" ? "B" : "A"));
  for (const fragment of [damaged, `${hash.slice(0, 40)}~zzz`, "#1d9.abc~abc", "#~", `#1d1.${"A".repeat(70_000)}~abc`, "#1j1.<img src=x onerror=alert(1)>~abc"]) {
    await page.goto("about:blank");
    await start({ open: () => open(`/${fragment}`), page });
    await page.getByRole("alert").getByText("The link could not be opened").waitFor();
    assert.equal(await sessionPolicy(page).inputValue(), policy("s3:GetObject"));
    assert.ok((await sentences(page)).length > 0);
  }
  await axe();
});
