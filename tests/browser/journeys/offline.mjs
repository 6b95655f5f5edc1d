import { journey } from "../harness.mjs";
import { choosePreset, openPods, sentences, start } from "./parts/page.mjs";

journey(
  "after one visit the page works without its server, and says so once it is true",
  async ({ page, site, open, assert }) => {
    await start({ open, page });
    await page.locator("[data-offline]").waitFor();
    await page.getByText("works offline").waitFor();
    await site.pause();
    try {
      await start({ open, page });
      await choosePreset(page, "A deny in the session policy");
      assert.ok((await sentences(page)).length > 0);
      await openPods(page);
      await page.getByLabel("A policy in any wrapping").waitFor();
    } finally {
      await site.resume();
    }
  },
  { keeps: true },
);

journey(
  "what the page keeps for a visit without network is its own files and nothing else",
  async ({ page, open, assert }) => {
    await start({ open, page });
    await page.locator("[data-offline]").waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return { names, paths: requests.flat().map(({ url }) => url.replace(location.origin, "")) };
    });
    assert.equal(kept.names.length, 1);
    assert.ok(kept.paths.includes("/"));
    assert.ok(kept.paths.some((path) => path.endsWith("scopedown-pods_bg.wasm")));
    assert.ok(!kept.paths.includes("/sw.js"));
  },
  { keeps: true },
);

journey("a browser without service workers does not say that the page works offline", async ({ page, open, assert }) => {
  await start({ open, page });
  assert.equal(await page.getByText("works offline").isVisible(), false);
});

journey("the page can be installed", async ({ page, context, open, assert }) => {
  await open();
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data).short_name, "Scopedown");
});
