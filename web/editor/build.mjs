// Puts the rich editor together into one module, in the file that is named.

import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const [outfile] = process.argv.slice(2);
if (!outfile) {
  console.error("Name the file to write: node build.mjs FILE. `cargo xtask size --build` does so.");
  process.exit(2);
}
// CodeMirror's licence asks to go with every copy.
const licence = await readFile(new URL("node_modules/@codemirror/view/LICENSE", import.meta.url), "utf8");
await build({
  entryPoints: [fileURLToPath(new URL("src/main.js", import.meta.url))],
  outfile,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  banner: { js: `/*! CodeMirror, https://codemirror.net\n${licence.trim()}\n*/` },
  logLevel: "warning",
});
