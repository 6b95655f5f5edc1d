import { journey } from "../harness.mjs";
import { matrix, policy, rolePolicy, sessionPolicy, start, why } from "./parts/page.mjs";

// Each says what is pasted and what the note below the field must name.
const WRONG = [
  ["a smart quote", '{“Version”: "2012-10-17"}', /quot/i],
  ["a YAML file", "Version: 2012-10-17\nStatement:\n  - Effect: Allow\n", /JSON/],
  ["the policy of a bucket", '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}}', /resource policies/],
  ["a list", "[]", /object/i],
  ["10,000 levels of brackets", "[".repeat(10_000), /64 brackets/],
  ["5 MB", `{"Version": "${"x".repeat(5 << 20)}"}`, /1048576|1,048,576/],
];

// Milliseconds.
const LONGEST_TASK = 100;

for (const [what, text, named] of WRONG) {
  journey(`${what} gets a sentence that helps, and stays in the field`, async ({ page, open, axe, assert, eventually }) => {
    await start({ open, page });
    // The page's own part of the work: its listener and the rendering that follows, without the browser's layout of the field. The least of three
    // edits: what else the machine does is no business of the page.
    const took = await rolePolicy(page).evaluate(async (area, value) => {
      const edit = async (text) => {
        area.value = text;
        const began = performance.now();
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
        return performance.now() - began;
      };
      return Math.min(await edit(value), await edit(`${value} `), await edit(value));
    }, text);
    const notes = page.locator("#role-notes");
    await eventually(async () => assert.match(await notes.textContent(), named));
    assert.match(await notes.textContent(), /error.*line 1/);
    assert.equal((await rolePolicy(page).inputValue()).length, text.length, "nothing is lost");
    await matrix(page).getByText("before your last edit").waitFor();
    assert.ok(took < LONGEST_TASK, `the page took ${took} ms`);
    await axe();
  });
}

journey("empty fields say what to do", async ({ page, open, axe }) => {
  await start({ open, page });
  await rolePolicy(page).fill("");
  await sessionPolicy(page).fill("");
  await matrix(page).getByText("Paste the policies of a role, or choose a preset.").waitFor();
  await axe();
});

journey("a text from somewhere else is shown as text and never as markup", async ({ page, open, assert }) => {
  await start({ open, page });
  const markup = '<img src=x onerror=alert(1)>';
  await rolePolicy(page).fill(policy([`s3:GetObject`, markup], `arn:aws:s3:::${markup}`));
  await page.locator("#advice").getByText(markup).first().waitFor();
  assert.equal(await page.locator("main img").count(), 0);
  assert.ok(await why(page).count());
});
