//! The forms of what is passed in. What they mean, and what is wrong with a value of another form, the answer says.

use wasm_bindgen::prelude::*;

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

/** What must be allowed: a list as text, a call a line; a list of calls; or a policy. */
export type WantsInput = string | string[] | object;
"#;
