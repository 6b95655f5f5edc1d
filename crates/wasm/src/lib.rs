//! The JavaScript door. It converts values and decides nothing.
//!
//! ```js
//! import { matrix } from "scopedown";
//!
//! const answer = matrix({ role: { policies: [rolePolicy] }, session: { policies: [sessionPolicy] } });
//! if (answer.ok) console.log(answer.matrix.cells);
//! else console.log(answer.diagnostics);
//! ```
//!
//! A failure is an ordinary answer, `{ ok: false, diagnostics }`, never an exception. Scenarios and batch lines may be passed as objects or as
//! JSON text; text keeps what an object loses, such as a member that stands twice.

mod answers;
mod convert;
mod door;

use tsify::Ts;
use wasm_bindgen::prelude::*;

use answers::{ExplainAnswer, MatrixAnswer};
use scopedown_report::shape::AnswerShape;

/// The forms of what is passed in. What they mean, and what is wrong with a value of another form, the answer says.
#[wasm_bindgen(typescript_custom_section)]
const INPUTS: &str = r#"
/** A policy document: an object, or the author's exact text. */
export type PolicyInput = object | string;

/** A named policy of a layer, or the document alone. */
export type LayerPolicyInput = PolicyInput | { name?: string; kind?: "inline" | "managed"; document: PolicyInput };

/** A scenario. Only the role's policies are required. */
export interface ScenarioInput {
    role: { arn?: string; policies: LayerPolicyInput[]; tags?: Record<string, string>; boundary?: LayerPolicyInput | null; trust?: PolicyInput | null };
    session?: { kind?: string; name?: string; tags?: Record<string, string>; policies?: LayerPolicyInput[] | null };
    context?: Record<string, string | number | boolean | null | (string | number | boolean)[]>;
    unlisted?: "absent" | "unknown";
    matrix?: { actions?: string[]; resources?: string[] };
    [field: string]: unknown;
}

/** One line of a batch. */
export interface LineInput {
    id?: unknown;
    role_policies: PolicyInput[];
    session_policies?: PolicyInput[] | null;
    request: { action: string; resource?: string; principal?: string; resource_account?: string; context?: Record<string, unknown> };
    [field: string]: unknown;
}
"#;

/// The matrix of a scenario.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn matrix(
    #[wasm_bindgen(unchecked_param_type = "ScenarioInput | string")] scenario: &JsValue,
) -> Result<Ts<MatrixAnswer>, JsError> {
    convert::answer(&door::matrix(&convert::text(scenario)))
}

/// Why one action on one resource is decided as it is, under a scenario.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "ScenarioInput | string")] scenario: &JsValue,
    action: &str,
    resource: &str,
) -> Result<Ts<ExplainAnswer>, JsError> {
    convert::answer(&door::explain(&convert::text(scenario), action, resource))
}

/// The answer to one line of a batch.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "LineInput | string")] line: &JsValue,
) -> Result<Ts<AnswerShape>, JsError> {
    convert::answer(&door::decide(&convert::text(line), 1))
}

/// The answer to one line of a batch as text, equal byte for byte to what `scopedown decide --jsonl` prints for the line of that number.
#[wasm_bindgen(js_name = decideLine)]
pub fn decide_line(line: &str, number: usize) -> String {
    door::decide(line, number).to_line()
}
