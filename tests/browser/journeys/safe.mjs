import { journey } from "../harness.mjs";
import { choosePreset, openPods, start } from "./parts/page.mjs";

/** Counts what the page's own policy had to forbid. */
const listen = (page) =>
  page.addInitScript(() => {
    globalThis.forbidden = [];
    addEventListener("securitypolicyviolation", (event) => globalThis.forbidden.push(`${event.violatedDirective} ${event.sample}`));
  });

journey("nothing that the page does is against its own policy", async ({ page, open, assert }) => {
  await listen(page);
  await start({ open, page });
  await choosePreset(page, "A deny in the session policy");
  await openPods(page);
  await page.getByLabel("A policy in any wrapping").waitFor();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("dialog", { name: "Share" }).getByText("Link").first().waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.forbidden), []);
});

journey(
  "text becomes neither HTML nor a script of another place, whoever tries",
  async ({ page, open, assert }) => {
    await listen(page);
    await start({ open, page });
    const tried = await page.evaluate(() => {
      const attempt = (act) => {
        try {
          act();
          return "done";
        } catch (error) {
          return error.constructor.name;
        }
      };
      return [
        attempt(() => (document.createElement("p").innerHTML = "<b>x</b>")),
        attempt(() => (document.createElement("script").text = "1")),
        attempt(() => (document.createElement("script").src = "https://elsewhere.invalid/x.js")),
        attempt(() => (document.createElement("script").src = "./scopedown-pods-start.js")),
      ];
    });
    assert.deepEqual(tried, ["TypeError", "TypeError", "TypeError", "done"]);
  },
  { forgives: /TrustedHTML|TrustedScript|trusted/i },
);
