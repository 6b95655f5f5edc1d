import { journey } from "../harness.mjs";
import { cell, choosePreset, matrix, policy, rolePolicy, sentences, sessionPolicy, start, why } from "./parts/page.mjs";

journey("the page opens with the pair of the announcement, decided", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  await eventually(async () =>
    assert.deepEqual(await sentences(page), [
      "s3:ListAllMyBuckets is allowed",
      "s3:CreateBucket is cut by the session policy",
      "s3:GetObject is cut by the session policy",
      "s3:PutObject is cut by the session policy",
      "s3:DeleteBucket is granted by neither role nor session policy",
    ]),
  );
  await axe();
});

journey("a preset fills the fields and the matrix, and one press brings edits back", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  await sessionPolicy(page).fill("my own text");
  await page.getByRole("button", { name: "Presets" }).click();
  await axe();
  await page.keyboard.press("Escape");
  await choosePreset(page, "The action that the session forgot");
  await cell(page, "s3:DeleteObject on arn:aws:s3:::productionapp/* is cut").waitFor();
  assert.match(await sessionPolicy(page).inputValue(), /productionapp/);
  await page.getByRole("button", { name: "Back to what was here" }).click();
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), "my own text"));
});

journey("an edit of the session policy changes a cell, and the reasons follow", async ({ page, open, axe, eventually, assert }) => {
  await start({ open, page });
  await choosePreset(page, "The action that the session forgot");
  await cell(page, "s3:DeleteObject on arn:aws:s3:::productionapp/*").click();
  await why(page).getByText("is cut by the session policy").waitFor();
  await why(page).getByText("because no session policy allows the s3:DeleteObject action").waitFor();
  assert.equal(await page.locator("#role-paint [data-entry]").first().textContent(), '"s3:DeleteObject"');
  await axe();

  const text = await sessionPolicy(page).inputValue();
  await sessionPolicy(page).fill(text.replace('"s3:PutObject"', '"s3:PutObject",\n        "s3:DeleteObject"'));
  await cell(page, "s3:DeleteObject on arn:aws:s3:::productionapp/* is allowed").waitFor();
  await eventually(async () => assert.equal(await why(page).getByText("because no session policy").count(), 0));
});

journey("every layer that blocks is listed, and a link leads to the text", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  await rolePolicy(page).fill(policy("s3:GetObject", "arn:aws:s3:::reports/*"));
  await sessionPolicy(page).fill(policy("s3:PutObject", "arn:aws:s3:::other/*"));
  await cell(page, "s3:GetObject on arn:aws:s3:::other/").first().click();
  const blocking = why(page).locator("[data-blocks]");
  await eventually(async () => assert.equal(await blocking.count(), 2));
  await why(page).getByRole("button", { name: "statement 1" }).first().click();
  await eventually(async () => {
    const selected = await rolePolicy(page).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
    assert.match(selected, /^\{[^]*"s3:GetObject"[^]*\}$/);
  });
});

journey("broken JSON is explained while the last good matrix stays, and mending brings it up to date", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  const whole = await sessionPolicy(page).inputValue();
  await sessionPolicy(page).fill(whole.slice(0, -1));
  const advice = page.locator("#advice");
  await advice.getByText("error", { exact: false }).first().waitFor();
  await advice.getByRole("button", { name: /^Session policy, line \d+$/ }).first().waitFor();
  await matrix(page).getByText("before your last edit").waitFor();
  assert.equal((await sentences(page)).length, 5);
  await axe();

  await sessionPolicy(page).fill(whole);
  await eventually(async () => assert.equal(await matrix(page).getByText("before your last edit").count(), 0));
  await eventually(async () => assert.equal(await advice.locator("[data-severity=error]").count(), 0));
});

journey("no session policy is no restriction, and looks unlike one that denies everything", async ({ page, open, axe }) => {
  await start({ open, page });
  await sessionPolicy(page).fill(" \n");
  await matrix(page).getByText("Nothing is cut").waitFor();
  await page.getByText("none: no restriction").waitFor();
  await cell(page, "s3:CreateBucket is allowed").waitFor();
  await axe();
  await sessionPolicy(page).fill(policy("*", "*", "Deny"));
  await cell(page, "s3:CreateBucket is explicitly denied in the session policy").waitFor();
  await axe();
});
