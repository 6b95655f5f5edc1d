import { journey } from "../harness.mjs";
import { cell, choosePreset, policy, start } from "./parts/page.mjs";

const rich = { editor: "rich" };

/** The editors, as those who hear the page find them: the text areas below are hidden from them. */
const editor = (page, name) => page.getByRole("textbox", { name, exact: true });
const role = (page) => editor(page, "Role policy");
const session = (page) => editor(page, "Session policy");
const textOf = (page, id) => page.locator(`#${id}`).evaluate((area) => area.value);
const roleText = (page) => textOf(page, "role-policy");
const sessionText = (page) => textOf(page, "session-policy");
const problem = (page, words) => page.locator("#advice .problem").filter({ hasText: words });
const list = (page) => page.getByRole("listbox", { name: "What may be written here" });
const plainSwitch = (page) => page.getByRole("button", { name: "Plain editor" });

async function startRich({ open, page }) {
  await start({ open, page });
  await page.locator("scopedown-editor[data-area=session-policy]").waitFor();
}

/** Puts a text in the place of another, as a paste does. */
async function paste(page, where, text) {
  await where.click();
  await page.keyboard.press("Control+a");
  await where.evaluate((content, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

journey(
  "in the rich editor what is typed and pasted is computed, coloured and undone",
  async ({ page, open, axe, eventually, assert }) => {
    await startRich({ open, page });
    const example = await roleText(page);
    await axe();
    await paste(page, role(page), policy(["s3:GetObject"], ["arn:aws:s3:::é😀/*", "arn:aws:s3:::team-a/*"]));
    await paste(page, session(page), policy(["s3:GetObject"], ["arn:aws:s3:::team-a/*"]));
    await cell(page, "s3:GetObject on arn:aws:s3:::team-a/").first().waitFor();
    await role(page).locator(".cm-name", { hasText: "Version" }).waitFor();
    await role(page).locator(".cm-string", { hasText: /^"arn:aws:s3:::é$/ }).waitFor();
    await role(page).locator(".cm-error.cm-string", { hasText: /^😀$/ }).waitFor();
    await axe();

    await session(page).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("X");
    await eventually(async () => assert.match(await sessionText(page), /^X\{/));
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.match(await sessionText(page), /^\{/));

    await role(page).click();
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.equal(await roleText(page), example));
  },
  rich,
);

journey(
  "in the rich editor a problem is marked, reached by a key, mended, and one undo takes that back",
  async ({ page, open, axe, eventually, assert }) => {
    await startRich({ open, page });
    await choosePreset(page, "A condition that never bites");
    const misspelt = problem(page, "There is a space");
    await misspelt.waitFor();
    const before = await sessionText(page);
    const marked = session(page).locator(".cm-fault", { hasText: "dynamodb: LeadingKeys" });
    await marked.first().waitFor();
    await axe();

    await session(page).click();
    await page.keyboard.press("Control+Home");
    const selected = () => page.locator("#session-policy").evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
    const reached = page.getByRole("status").filter({ hasText: /There is a space/ });
    for (let step = 0; step < 6 && (await reached.count()) === 0; step += 1) {
      await page.keyboard.press("F8");
      await page.waitForTimeout(50);
    }
    await reached.waitFor();
    assert.match(await selected(), /dynamodb: LeadingKeys/);

    await misspelt.getByRole("button", { name: "Write dynamodb:LeadingKeys" }).click();
    await misspelt.getByRole("button", { name: "Apply" }).click();
    await eventually(async () => assert.equal(await misspelt.count(), 0));
    assert.equal(await sessionText(page), before.replace("dynamodb: LeadingKeys", "dynamodb:LeadingKeys"));
    await eventually(async () => assert.equal(await marked.count(), 0));
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.equal(await sessionText(page), before));
    await misspelt.waitFor();
  },
  rich,
);

journey(
  "in the rich editor an action is completed by the advisor's list, beside the caret",
  async ({ page, open, axe, eventually, assert }) => {
    await startRich({ open, page });
    await paste(page, session(page), policy("s3:"));
    await page.locator("#session-policy").evaluate((area) => {
      const at = area.value.indexOf("s3:") + 3;
      area.setSelectionRange(at, at);
      area.focus();
    });
    await page.keyboard.type("GetObj");
    await list(page).waitFor();
    const caret = await session(page).getByText("s3:GetObj").boundingBox();
    const frame = await list(page).boundingBox();
    const [below, above] = [frame.y - caret.y - caret.height, caret.y - frame.y - frame.height];
    assert.ok(Math.min(Math.abs(below), Math.abs(above)) < 40, `the list is ${below} below the word, ${above} above it`);
    assert.ok(await session(page).evaluate((content) => content.ariaActiveDescendantElement?.getAttribute("role") === "option"));
    await axe();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.match(await sessionText(page), /"s3:GetObject"/));
    await page.waitForTimeout(300);
    assert.equal(await list(page).count(), 0);
    await page.locator("#advice").getByText("s3:GetObject of Amazon S3 is of level Read").waitFor();
  },
  rich,
);

journey(
  "the statement that decides a cell is marked in the rich editor, and what is searched or folded is found by keys",
  async ({ page, open, axe, eventually, assert }) => {
    await startRich({ open, page });
    await page.getByRole("gridcell").first().click();
    await page.locator(".cm-decides").first().waitFor();
    await axe();

    await role(page).click();
    await page.keyboard.press("Control+f");
    const field = page.getByRole("textbox", { name: "Find" });
    await field.fill("Statement");
    await page.keyboard.press("Enter");
    await page.locator(".cm-searchMatch").first().waitFor();
    await axe();
    await page.keyboard.press("Escape");
    await eventually(async () => assert.equal(await field.count(), 0));

    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+Shift+{");
    const folded = role(page).locator(".cm-foldPlaceholder");
    await folded.waitFor();
    await axe();
    await page.keyboard.press("Control+Shift+}");
    await eventually(async () => assert.equal(await folded.count(), 0));

    await page.keyboard.press("Tab");
    assert.notEqual(await page.evaluate(() => document.activeElement.dataset.area), "role-policy");
  },
  rich,
);

journey(
  "text, selection and scroll stay when the rich editor is put off and on, and the choice is kept",
  async ({ page, open, axe, eventually, assert }) => {
    await startRich({ open, page });
    const text = policy(Array.from({ length: 80 }, (_, at) => `s3:Get${at}`));
    await paste(page, role(page), text);
    const area = page.locator("#role-policy");
    const state = () => area.evaluate((area) => [area.value, area.selectionStart, area.selectionEnd]);
    const top = () => area.evaluate((area) => area.scrollTop);
    await area.evaluate((area) => area.setSelectionRange(900, 910));
    await page.waitForTimeout(200);
    const [before, scrolled] = [await state(), await top()];
    assert.deepEqual(before, [text, 900, 910]);
    assert.ok(scrolled > 100, `scrolled to ${scrolled}`);

    await plainSwitch(page).click();
    await eventually(async () => assert.equal(await page.locator("scopedown-editor").count(), 0));
    assert.deepEqual(await state(), before);
    await eventually(async () => assert.ok(Math.abs((await top()) - scrolled) < 60, `${await top()} after ${scrolled}`));
    assert.equal(await plainSwitch(page).getAttribute("aria-pressed"), "true");
    await axe();
    await page.getByLabel("Role policy", { exact: true }).press("End");
    await page.keyboard.type("!");
    assert.match(await roleText(page), /!/);
    const typed = await top();

    await plainSwitch(page).click();
    await page.locator("scopedown-editor[data-area=role-policy]").waitFor();
    assert.match(await roleText(page), /!/);
    await eventually(async () => assert.ok(Math.abs((await top()) - typed) < 60, `${await top()} after ${typed}`));

    await plainSwitch(page).click();
    await start({ open, page });
    await eventually(async () => assert.equal(await plainSwitch(page).getAttribute("aria-pressed"), "true"));
    await page.waitForTimeout(500);
    assert.equal(await page.locator("scopedown-editor").count(), 0);
  },
  rich,
);

journey(
  "a further policy has the rich editor too, the label leads to it, and a phone has none",
  async ({ page, open, axe, eventually, assert }) => {
    await startRich({ open, page });
    await page.locator("label", { hasText: "Role policy" }).first().click();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.area), "role-policy");
    await page.getByRole("button", { name: "Add policy" }).click();
    const further = page.locator("scopedown-editor").nth(1);
    await further.locator(".cm-content").click();
    await page.keyboard.type('{"Version": "2012-10-17"');
    await eventually(async () => assert.match(await further.locator(".cm-content").textContent(), /2012-10-17/));
    await further.locator(".cm-name").first().waitFor();
    await axe();

    await page.setViewportSize({ width: 390, height: 800 });
    await start({ open, page });
    await page.waitForTimeout(500);
    assert.equal(await page.locator("scopedown-editor").count(), 0);
    assert.equal(await plainSwitch(page).count(), 0);
  },
  rich,
);

journey(
  "characters that are being composed in the rich editor reach the program when they are whole",
  async ({ page, context, open, eventually, assert }) => {
    await startRich({ open, page });
    const before = await sessionText(page);
    await session(page).click();
    await page.keyboard.press("Control+Home");
    const keys = await context.newCDPSession(page);
    await keys.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
    await eventually(async () => assert.match(await session(page).textContent(), /^にほ/));
    await page.waitForTimeout(300);
    assert.equal(await sessionText(page), before);
    await keys.send("Input.insertText", { text: "日本" });
    await eventually(async () => assert.equal(await sessionText(page), `日本${before}`));
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.equal(await sessionText(page), before));
  },
  rich,
);
