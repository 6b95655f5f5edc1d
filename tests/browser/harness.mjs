// The harness of the browser journeys.
//
// A file in journeys/ registers its journeys:
//
//     import { journey } from "../harness.mjs";
//
//     journey("a preset fills the matrix", async ({ page, open, axe, eventually, assert }) => {
//       await open();
//       await page.getByRole("button", { name: "Presets" }).click();
//       await eventually(async () => assert.equal(await page.getByRole("gridcell").count(), 6));
//       await axe();
//     });
//
// Each journey has a browser context of its own. Beside what it asserts itself, every journey fails if the page writes to
// the console, throws, or requests anything but its own files; see harness/watch.mjs.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { axe } from "./harness/axe.mjs";
import { eventually } from "./harness/eventually.mjs";
import { watch } from "./harness/watch.mjs";

const registered = [];

/**
 * Registers a journey.
 *
 * @param {string} name what a user can do, as a sentence without a full stop.
 * @param {(tools: Tools) => Promise<void>} walk throws if the page does not do what it should.
 * @param {object} [options]
 * @param {"plain" | "rich"} [options.editor] the texts stand in plain text areas unless a journey is about the rich editor
 * @param {boolean} [options.keeps] whether the page may keep itself for a visit without network. Then later visits come from the browser, and
 *   a route does not see them; so the others have no service workers.
 * @param {RegExp} [options.forgives] what the journey brings about itself, of the words that no other may cause
 *
 * @typedef {object} Tools
 * @property {import("playwright-core").Page} page a fresh page, in a context of its own
 * @property {import("playwright-core").BrowserContext} context that context
 * @property {string} origin where the page is served
 * @property {{pause: () => Promise<void>, resume: () => Promise<void>}} site its server, which can be out of reach for a while
 * @property {(path?: string) => Promise<void>} open goes to the page, or to a path or fragment of it
 * @property {() => Promise<void>} axe fails on anything that axe finds, in light or dark
 * @property {typeof eventually} eventually repeats a check until it holds
 * @property {typeof assert} assert node:assert/strict
 */
export function journey(name, walk, { editor = "plain", keeps = false, forgives } = {}) {
  registered.push({ name, walk, editor, keeps, forgives });
}

/** The journeys whose name contains `part`, in the order of their registration. */
export function journeys(part) {
  return registered.filter(({ name }) => name.includes(part));
}

/**
 * Walks one journey.
 *
 * @returns {Promise<string[]>} what was wrong; a journey that passes leaves nothing. A picture of the page at the moment
 *   of a failure is left in the folder `pictures`.
 */
export async function walk({ name, walk, editor, keeps, forgives }, { browser, site, pictures }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(10_000);
  if (editor === "plain") await askForPlain(context);
  if (!keeps) await context.addInitScript(withoutWorkers);
  const wrongs = watch(context, site, forgives);
  const page = await context.newPage();
  const open = async (path = "/") => {
    await page.goto(new URL(path, site.origin).href, { waitUntil: "load" });
  };
  try {
    await walk({ page, context, origin: site.origin, site, open, axe: () => axe(page), eventually, assert });
  } catch (error) {
    wrongs.unshift(error.stack ?? String(error));
  }
  if (wrongs.length > 0) wrongs.push(`picture: ${await takePicture(page, name, pictures)}`);
  await context.close();
  return wrongs;
}

/** Gives the pages of a context plain text areas: a device that is short of data has them, whatever it keeps. */
export async function askForPlain(context) {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true });
  });
}

function withoutWorkers() {
  Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
}

async function takePicture(page, name, folder) {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^A-Za-z0-9]+/g, "-")}.png`);
  try {
    await page.screenshot({ path, fullPage: true });
    return path;
  } catch (error) {
    return `none could be taken (${error.message})`;
  }
}
