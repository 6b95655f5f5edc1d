import { journey } from "../harness.mjs";
import { rolePolicy, sessionPolicy } from "./parts/page.mjs";

journey("what is typed before the program runs is kept, with caret, focus and undo", async ({ page, open, assert, eventually }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await open();
  await rolePolicy(page).click();
  await page.keyboard.type('{"Version": "2012-10-17"');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowLeft");
  const state = () =>
    rolePolicy(page).evaluate((area) => [area.value, area.selectionStart, document.activeElement === area]);
  const before = await state();
  release();
  await page.locator("[data-running]").waitFor();
  await page.locator("#role-paint .line").first().waitFor();
  assert.deepEqual(await state(), before);
  assert.deepEqual(before, ['{"Version": "2012-10-17"', 19, true]);
  assert.equal(await sessionPolicy(page).inputValue(), "");

  await page.keyboard.type("X");
  await page.keyboard.press("Control+z");
  await eventually(async () => assert.doesNotMatch((await state())[0], /X/));
});
