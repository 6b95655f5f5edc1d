import { journey } from "../harness.mjs";
import { rolePolicy, sessionPolicy, start } from "./parts/page.mjs";

journey("the texts are there after a reload", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  await sessionPolicy(page).fill('{ "half": ');
  await eventually(async () => assert.match(await page.evaluate(() => localStorage.getItem("scopedown.workspace")), /half/));
  await start({ open, page });
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), '{ "half": '));
  assert.match(await rolePolicy(page).inputValue(), /ListAllMyBuckets/);
});

journey("where the browser refuses storage the page works all the same", async ({ page, open }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await start({ open, page });
  await sessionPolicy(page).fill("");
  await page.getByText("none: no restriction").waitFor();
});

journey("light and dark can be chosen, and the choice is kept", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await page.getByLabel("Colours").selectOption("dark");
  await eventually(async () => assert.equal(await scheme(), "dark"));
  await start({ open, page });
  await eventually(async () => assert.equal(await scheme(), "dark"));
  await page.getByLabel("Colours").selectOption("system");
  await eventually(async () => assert.equal(await scheme(), "light dark"));
});
