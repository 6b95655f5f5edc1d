import { readFile } from "node:fs/promises";
import { journey } from "../harness.mjs";
import { choosePreset, start } from "./parts/page.mjs";

journey("the matrix is saved in every form, and a saved scenario opens again", async ({ page, open, axe, assert }) => {
  await start({ open, page });
  await choosePreset(page, "A deny in the session policy");
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByText("CSV, for a spreadsheet").waitFor();
  await axe();
  const saved = async (file) => {
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: `Save ${file}` }).click()]);
    assert.equal(download.suggestedFilename(), file);
    return readFile(await download.path(), "utf8");
  };
  assert.match(await saved("matrix.csv"), /^action,.*\r\n/);
  assert.match(await saved("matrix.md"), /^\|/m);
  assert.match(await saved("matrix.svg"), /^<svg /);
  assert.match(await saved("matrix.html"), /^<!doctype html>/);
  assert.equal(JSON.parse(await saved("matrix.json")).matrix, 1);
  assert.equal(JSON.parse(await saved("scopedown.scenario.json")).scenario, 1);
});
