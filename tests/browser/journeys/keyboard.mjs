import { journey } from "../harness.mjs";
import { choosePreset, matrix, start } from "./parts/page.mjs";

journey("the grid is one stop of the tab key and is walked with keys alone", async ({ page, open, axe, assert, eventually }) => {
  await start({ open, page });
  await choosePreset(page, "A tenant's folder, listing included");
  // What AWS has is told a moment later: no bucket is an object.
  await matrix(page).getByText("n/a").first().waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.id);
  const lands = (id) => eventually(async () => assert.equal(await focused(), id));
  await page.locator("[name=peel]:checked").focus();
  for (let tabs = 0; tabs < 16; tabs += 1) {
    if ((await focused())?.startsWith("cell-")) break;
    await page.keyboard.press("Tab");
  }
  assert.match(await focused(), /^cell-/);
  assert.equal(await page.locator("[role=gridcell][tabindex='0']").count(), 1);

  const walk = [
    ["Control+Home", "cell-0-0"],
    ["ArrowRight", "cell-0-1"],
    ["ArrowDown", "cell-1-1"],
    ["End", "cell-1-3"],
    ["Home", "cell-1-0"],
    ["Control+End", "cell-3-3"],
    ["ArrowDown", "cell-3-3"],
    ["PageUp", "cell-0-3"],
  ];
  for (const [key, id] of walk) {
    await page.keyboard.press(key);
    await lands(id);
  }
  await page.keyboard.press("Enter");
  await lands("why-title");
  await axe();
  await page.keyboard.press("Escape");
  await lands("cell-0-3");
});

journey("the whole way from the presets to a reason needs no pointer", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  await page.getByRole("button", { name: "Presets" }).focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("button", { name: "A deny in the session policy" });
  await card.focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await page.getByRole("dialog").count(), 0));
  await page.locator("[role=gridcell][tabindex='0']").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.match(await page.locator(":focus").textContent(), /is explicitly denied in the session policy/));
});
