import { journey } from "../harness.mjs";
import { rolePolicy, sessionPolicy, start } from "./parts/page.mjs";

journey("without a clipboard a text that is to be copied is selected", async ({ page, open, axe, assert }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
  await start({ open, page });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy the link" }).click();
  const area = page.getByLabel("To be copied by hand");
  await area.waitFor();
  await page.getByText("The text is selected").waitFor();
  const [all, selected, focused] = await area.evaluate((field) => [
    field.value,
    field.value.slice(field.selectionStart, field.selectionEnd),
    document.activeElement === field,
  ]);
  assert.ok(all.length > 0);
  assert.equal(selected, all);
  assert.ok(focused);
  await axe();
});

journey("a clipboard that refuses is told, and the text is selected", async ({ page, open }) => {
  await page.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  await start({ open, page });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByLabel("To be copied by hand").waitFor();
});

journey("two tabs do not take each other's texts", async ({ page, context, open, origin, assert, eventually }) => {
  const keeps = (tab, part) =>
    eventually(async () => assert.match(await tab.evaluate(() => sessionStorage.getItem("scopedown.workspace") ?? ""), part));
  await start({ open, page });
  await sessionPolicy(page).fill('{ "first": ');
  await keeps(page, /first/);
  const other = await context.newPage();
  await start({ open: () => other.goto(origin), page: other });
  await sessionPolicy(other).fill('{ "second": ');
  await keeps(other, /second/);
  for (const [tab, text] of [
    [page, '{ "first": '],
    [other, '{ "second": '],
  ]) {
    await tab.reload();
    await tab.locator("[data-running][data-advised]").waitFor();
    await eventually(async () => assert.equal(await sessionPolicy(tab).inputValue(), text));
  }
});

journey("back and forward lead back to the texts", async ({ page, open, assert, eventually }) => {
  await start({ open, page });
  await sessionPolicy(page).fill('{ "half": ');
  await eventually(async () => assert.match(await page.evaluate(() => localStorage.getItem("scopedown.workspace")), /half/));
  await page.goto("about:blank");
  await page.goBack();
  await page.locator("[data-running][data-advised]").waitFor();
  await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), '{ "half": '));
});

journey(
  "when the program stops, the page says why, and the texts stay and are there after a reload",
  async ({ page, open, axe, assert, eventually }) => {
    await start({ open, page });
    await sessionPolicy(page).fill('{ "half": ');
    await eventually(async () => assert.match(await page.evaluate(() => localStorage.getItem("scopedown.workspace")), /half/));
    // As an extension of the browser might do it.
    await page.evaluate(() => {
      const refuse = () => {
        throw new Error("refused by an extension");
      };
      Document.prototype.createElement = refuse;
      Document.prototype.createElementNS = refuse;
      Node.prototype.cloneNode = refuse;
    });
    await page.getByRole("button", { name: "Share" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "The page has stopped" });
    await alert.waitFor();
    assert.match(await alert.locator("pre").textContent(), /panicked|element/);
    await alert.getByRole("button", { name: "Copy the cause" }).waitFor();
    assert.equal(await sessionPolicy(page).inputValue(), '{ "half": ');
    await start({ open, page });
    await eventually(async () => assert.equal(await sessionPolicy(page).inputValue(), '{ "half": '));
    assert.match(await rolePolicy(page).inputValue(), /ListAllMyBuckets/);
  },
  { forgives: /unreachable|refused by an extension|panicked|recursive|closure invoked/ },
);

journey(
  "where a policy forbids WebAssembly the page says so, and what to do",
  async ({ page, open }) => {
    await page.route("**/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("'wasm-unsafe-eval'", "");
      await route.fulfill({ response, body });
    });
    await open();
    await page.getByText("Whoever serves the page has to add 'wasm-unsafe-eval' to its script-src.").waitFor({ timeout: 5000 });
    await rolePolicy(page).fill("kept");
  },
  { forgives: /WebAssembly|wasm|Content.Security/i },
);

journey(
  "where the program does not arrive the page does not wait for ever",
  async ({ page, open }) => {
    await page.route("**/scopedown-web-*_bg.wasm", () => {});
    await page.goto("about:blank");
    open().catch(() => {});
    // The sentence is hidden at first, once the style sheet is there.
    await page.waitForFunction(() => {
      const starting = document.querySelector(".starting");
      return starting && getComputedStyle(starting).visibility === "hidden";
    });
    await page.getByText("The evaluator is not running yet.").waitFor({ timeout: 5500 });
  },
);
