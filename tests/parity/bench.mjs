// What the catalogue takes in wasm, in V8: a line for each figure, its name and the median in milliseconds with a tab between.
//
//   node tests/parity/bench.mjs PATH_TO/scopedown_wasm.js
//
// The door is the build for Node with the feature `bench`; `cargo xtask bench` makes it, runs this, and prints the native figures of the same
// names beside these.

import { createRequire } from "node:module";
import { resolve } from "node:path";

const entry = process.argv[2];
if (!entry) {
    console.error("Name the door's script: node tests/parity/bench.mjs target/door-bench/scopedown_wasm.js");
    process.exit(2);
}
const door = createRequire(import.meta.url)(resolve(entry));
const { BenchResources: resources, BenchKeys: keys } = door;

// The engine compiles twice, the second time for speed and when it likes. A figure is worth something after that.
const WARM_UP = { runs: 20, milliseconds: 700 };
const MEASURED = { runs: 31, milliseconds: 1_000 };

figure("index", door.benchIndex);
figure("index_and_five", door.benchIndexAndFive);
figure("every_service", door.benchEveryService);
const json = door.BenchJson.make();
figure("every_service_serde_json", () => json.read());
const text = json.text();
figure("every_service_json_parse", () => JSON.parse(text).length);

for (const [name, of, known] of [
    ["matrix_of_things_all_keys_known", resources.Things, keys.All],
    ["matrix_of_things", resources.Things, keys.Session],
    ["matrix_of_patterns_all_keys_known", resources.Patterns, keys.All],
    ["matrix_of_patterns", resources.Patterns, keys.Session],
]) {
    const matrix = door.BenchMatrix.make(of, known);
    figure(name, () => matrix.run());
}
for (const [name, of] of [["things", resources.Things], ["patterns", resources.Patterns]]) {
    const matrix = door.BenchMatrix.onEverything(of);
    figure(`matrix_of_everything_on_${name}`, () => matrix.run());
    figure(`what_acts_on_${name}`, () => matrix.whatActs());
}

function figure(name, run) {
    repeat(run, WARM_UP);
    const times = repeat(run, MEASURED).sort((one, other) => one - other);
    console.log(`${name}\t${times[Math.floor(times.length / 2)]}`);
}

/** Runs at least so often and so long; the time of each run. An answer of nothing means that nothing was done. */
function repeat(run, least) {
    const times = [];
    const began = performance.now();
    while (times.length < least.runs || performance.now() - began < least.milliseconds) {
        const before = performance.now();
        const answer = run();
        times.push(performance.now() - before);
        if (!answer) throw new Error("a measured function answered with nothing");
    }
    return times;
}
