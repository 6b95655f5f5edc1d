// axe: what a program can find of what keeps people out.

import axeCore from "axe-core";

/**
 * Runs every rule of axe over the page as it stands, in light and in dark.
 *
 * @throws {Error} naming each violation, its elements and axe's advice.
 */
export async function axe(page) {
  const violations = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axeCore.source);
    const result = await page.evaluate(() => globalThis.axe.run());
    violations.push(...result.violations.map((violation) => describe(violation, colorScheme)));
  }
  await page.emulateMedia({ colorScheme: null });
  if (violations.length > 0) throw new Error(`axe found:\n${violations.join("\n")}`);
}

function describe({ id, help, nodes }, colorScheme) {
  const places = nodes.map((node) => `    ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`);
  return `  ${id} (${colorScheme}): ${help}\n${places.join("\n")}`;
}
