import { readFile, writeFile } from "node:fs/promises";
import { journey } from "../harness.mjs";
import { sentences } from "./parts/page.mjs";

// The matrix of the first preset as it stands in the page before any program runs. Where what the program draws has changed, walk this journey
// with JOURNEYS_RENEW=1 to write it anew, then build the page.
const STILL = new URL("../../../web/start/matrix.html", import.meta.url);

/** Lets no program come that is asked for by such a name. */
const hold = (page, name) => page.route(name, () => {});

journey("the matrix that stands in the page before the program is the one that the program draws", async ({ page, open, assert }) => {
  await hold(page, "**/scopedown-playground.js");
  await open();
  await page.locator("[data-running]").waitFor();
  await page.getByRole("gridcell").first().waitFor();
  const drawn = await page.locator("#matrix").evaluate((matrix) => {
    const still = matrix.cloneNode(true);
    // Nothing there can be used yet.
    for (const each of still.querySelectorAll("[tabindex]")) each.removeAttribute("tabindex");
    for (const each of still.querySelectorAll(".cell[id]")) each.removeAttribute("id");
    for (const each of still.querySelectorAll("[aria-selected]")) each.removeAttribute("aria-selected");
    for (const each of still.querySelectorAll("input, button, select")) each.setAttribute("disabled", "");
    for (const each of still.querySelectorAll(":checked")) each.setAttribute("checked", "");
    return still.innerHTML.replaceAll(/<!--.*?-->/gs, "").replaceAll(/(<(?:div|table|thead|tbody|tr|th|td|ul|li|p)\b)/g, "\n$1").trim() + "\n";
  });
  if (process.env.JOURNEYS_RENEW) await writeFile(STILL, drawn);
  assert.equal(drawn, await readFile(STILL, "utf8"), "web/start/matrix.html is out of date: walk this journey with JOURNEYS_RENEW=1, then build the page");
});

journey("before the program runs, and without scripts, the first matrix is there and reads", async ({ page, open, axe, assert }) => {
  await hold(page, "**/*.wasm");
  open().catch(() => {});
  await page.getByText("This is the first preset").waitFor();
  const still = await sentences(page);
  assert.ok(still.length > 0);
  await axe();
  await page.unrouteAll();
  await open();
  await page.locator("[data-running][data-advised]").waitFor();
  assert.equal(await page.getByText("This is the first preset").count(), 0);
  assert.deepEqual(await sentences(page), still);
});

journey("nothing in the matrix moves when the program takes it over", async ({ page, open, assert }) => {
  await page.addInitScript(() => {
    globalThis.moved = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        for (const { node } of entry.sources) {
          if (document.querySelector("#matrix")?.contains(node)) globalThis.moved.push([node.nodeName, node.className, entry.value].join(" "));
        }
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await hold(page, "**/scopedown-playground.js");
  await open();
  await page.locator("[data-running]").waitFor();
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => globalThis.moved), []);
});
