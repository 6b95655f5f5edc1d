// Where things stand in the page, by the names that a user sees or hears.

/** The text areas. */
export const rolePolicy = (page) => page.getByLabel("Role policy", { exact: true });
export const sessionPolicy = (page) => page.getByLabel("Session policy", { exact: true });

/** The panels. */
export const matrix = (page) => page.getByRole("region", { name: "Matrix", exact: true });
export const why = (page) => page.getByRole("region", { name: "Why", exact: true });

/** Opens the page and waits until its program runs, and the advisor beside it. */
export async function start({ open, page }) {
  await open();
  await page.locator("[data-running][data-advised]").waitFor();
}

/** Loads a preset by its title. */
export async function choosePreset(page, title) {
  await page.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("dialog", { name: "Presets" }).getByRole("button", { name: title, exact: true }).click();
}

/** The cell that says this sentence's beginning, such as "s3:CreateBucket is cut". */
export const cell = (page, sentence) => page.getByRole("gridcell", { name: new RegExp(`^${sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) });

/** Every cell's sentence, in reading order. */
export const sentences = (page) => page.getByRole("gridcell").locator(".unseen").allTextContents();

/** A policy of one statement. */
export const policy = (action, resource = "*", effect = "Allow") =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: effect, Action: action, Resource: resource }] }, null, 2);

/** Unfolds the section of Pod Identity and waits for its program. The problems above it may come and go while the pointer is on its way. */
export async function openPods(page) {
  const section = page.locator("#pods-section");
  await section.waitFor();
  for (let tries = 0; (await section.getAttribute("open")) === null && tries < 5; tries += 1) {
    await page.getByRole("heading", { name: "Pod Identity", exact: true }).click();
    await page.waitForTimeout(200);
  }
  await page.locator("[data-pods]").waitFor();
}
