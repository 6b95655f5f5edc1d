// The JavaScript door against the native program: every line of the corpus, and some thousand random ones, must get the same answer, byte for
// byte. Besides, what only JavaScript can get wrong: see `border.mjs`.
//
//   node tests/parity/parity.mjs PATH_TO/scopedown_wasm.js
//
// The door is the build for Node that `cargo xtask test parity` makes; the native answers come from `scopedown decide --jsonl`.

import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./border.mjs";

const entry = process.argv[2];
if (!entry) {
    console.error("Name the door's script: node tests/parity/parity.mjs target/door/scopedown_wasm.js");
    process.exit(2);
}
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const door = createRequire(import.meta.url)(resolve(entry));
const { decideLine } = door;

const RANDOM_LINES = 5_000;
const SEED = 1;

const lines = [
    ...output(["scopedown-tests", "--bin", "corpus-lines"], []),
    ...output(["scopedown-tests", "--bin", "random-lines"], [RANDOM_LINES, SEED]),
];
const native = output(["scopedown", "--bin", "scopedown"], ["decide", "--jsonl"], lines.join("\n"));
if (native.length !== lines.length) {
    console.error(`The native program answered ${native.length} of ${lines.length} lines.`);
    process.exit(1);
}

const border = check(door);
border.failed.forEach((what) => console.error(what));
let failed = border.failed.length;
lines.forEach((line, index) => {
    const door = decideLine(line, index + 1);
    if (door === native[index]) return;
    failed += 1;
    console.error(`line ${index + 1}: ${line}\n  native ${native[index]}\n  door   ${door}`);
});
console.log(`${lines.length + border.all - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** The lines that a program of the workspace prints. Its exit code tells of denied or refused lines, which the corpus is full of. */
function output([name, ...target], options, input = "") {
    const argv = ["run", "--quiet", "--locked", "--package", name, ...target, "--", ...options];
    const run = spawnSync("cargo", argv, { cwd: root, input, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "inherit"] });
    if (run.error) throw run.error;
    return run.stdout.split("\n").filter((line) => line !== "");
}
