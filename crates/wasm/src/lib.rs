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
//! JSON text; text keeps what an object loses, such as a member that stands twice. Offsets count UTF-16 units, as JavaScript does.
//!
//! Each function that is exported here has a file of its name, which knows no JavaScript.

#[cfg(feature = "bench")]
pub mod bench;
mod catalog;
mod complete;
mod convert;
mod decide;
mod explain;
mod explain_code;
mod failure;
mod fit;
mod hover;
mod inputs;
mod lint;
mod matrix;
mod need;
mod read;
mod units;

use tsify::Ts;
use wasm_bindgen::prelude::*;

use catalog::CatalogAnswer;
use complete::Completed;
use explain::ExplainAnswer;
use explain_code::CodeAnswer;
use fit::{FitAnswer, FitOptions};
use hover::Hovered;
use lint::LintAnswer;
use matrix::MatrixAnswer;
use need::NeedAnswer;
use scopedown_report::shape::AnswerShape;

/// The matrix of a scenario. Rows and columns that it does not state are derived with the catalogue's help.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn matrix(
    #[wasm_bindgen(unchecked_param_type = "ScenarioInput | string")] scenario: &JsValue,
) -> Result<Ts<MatrixAnswer>, JsError> {
    convert::answer(&matrix::answer(&convert::text(scenario)))
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
    convert::answer(&explain::answer(&convert::text(scenario), action, resource))
}

/// What is wrong, risky or wasted in a scenario and its documents.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn lint(
    #[wasm_bindgen(unchecked_param_type = "ScenarioInput | string")] scenario: &JsValue,
) -> Result<Ts<LintAnswer>, JsError> {
    convert::answer(&lint::answer(&convert::text(scenario)))
}

/// Which of the calls that a workload makes are allowed under a scenario, and which layer forgot the others.
///
/// `wants` is a list as text, a call a line; a list of calls; or a policy whose `Allow` statements say what is wanted.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn need(
    #[wasm_bindgen(unchecked_param_type = "ScenarioInput | string")] scenario: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "WantsInput")] wants: &JsValue,
) -> Result<Ts<NeedAnswer>, JsError> {
    convert::answer(&need::answer(
        &convert::text(scenario),
        &convert::text(wants),
    ))
}

/// A policy made to fit its quota, or another limit, without changing what it means.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn fit(
    #[wasm_bindgen(unchecked_param_type = "PolicyInput")] policy: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FitOptions")] options: &JsValue,
) -> Result<Ts<FitAnswer>, JsError> {
    let options = FitOptions::read(&convert::text(options));
    convert::answer(&fit::answer(&convert::text(policy), options))
}

/// The actions of the catalogue that a pattern such as `s3:Get*` matches; one without a service is looked for in all.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn catalog(pattern: &str) -> Result<Ts<CatalogAnswer>, JsError> {
    convert::answer(&catalog::answer(pattern))
}

/// What can be written at an offset of a policy text, which need not be whole; undefined where there is nothing to propose.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn complete(text: &str, offset: usize) -> Result<Option<Ts<Completed>>, JsError> {
    complete::answer(text, offset)
        .as_ref()
        .map(convert::answer)
        .transpose()
}

/// What the word at an offset of a policy text means; undefined where there is nothing to say.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn hover(text: &str, offset: usize) -> Result<Option<Ts<Hovered>>, JsError> {
    hover::answer(text, offset)
        .as_ref()
        .map(convert::answer)
        .transpose()
}

/// What stands behind the code of a diagnostic.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen(js_name = explainCode)]
pub fn explain_code(code: &str) -> Result<Ts<CodeAnswer>, JsError> {
    convert::answer(&explain_code::answer(code))
}

/// The answer to one line of a batch.
///
/// # Errors
/// Only where the engine cannot make the answer's objects.
#[wasm_bindgen]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "LineInput | string")] line: &JsValue,
) -> Result<Ts<AnswerShape>, JsError> {
    convert::answer(&decide::answer(&convert::text(line), 1))
}

/// The answer to one line of a batch as text, equal byte for byte to what `scopedown decide --jsonl` prints for the line of that number.
#[wasm_bindgen(js_name = decideLine)]
pub fn decide_line(line: &str, number: usize) -> String {
    decide::answer(line, number).to_line()
}
