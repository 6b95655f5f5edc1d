import { journey } from "../harness.mjs";
import { cell, start, why } from "./parts/page.mjs";

journey("on a phone one panel is shown at a time, and nothing is wider than the screen", async ({ page, open, axe, assert }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await start({ open, page });
  const parts = page.getByRole("navigation", { name: "Parts of the page" });
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(await isWide(), false);
  await axe();
  await parts.getByRole("button", { name: "Matrix" }).click();
  await cell(page, "s3:CreateBucket is cut").waitFor();
  assert.equal(await isWide(), false);
  await axe();
  const box = await cell(page, "s3:CreateBucket is cut").boundingBox();
  assert.ok(box.height >= 44, "a finger hits it");
  await cell(page, "s3:CreateBucket is cut").click();
  await parts.getByRole("button", { name: "Why" }).click();
  await why(page).getByText("is cut by the session policy").waitFor();
  assert.equal(await isWide(), false);
  await axe();
});

journey("at four times the size the page scrolls one way only", async ({ page, open, assert }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await start({ open, page });
  for (const part of ["Policies", "Matrix", "Why"]) {
    await page.getByRole("navigation", { name: "Parts of the page" }).getByRole("button", { name: part }).click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, part);
  }
});
