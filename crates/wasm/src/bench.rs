//! What `cargo xtask bench` times in Node, by the same code that the native benchmarks in `tests/benches` time.
//!
//! Each function answers with a number that hangs on what it did, so that nothing is optimised away. Nothing that is published has them.

use std::hint::black_box;

use scopedown_eval::{Authority, Column, Situation, Unlisted, whole_matrix};
use wasm_bindgen::prelude::*;

#[path = "../../../tests/benches/application/mod.rs"]
mod application;
#[path = "../../../tests/benches/as_json/mod.rs"]
mod as_json;
#[path = "../../../tests/benches/readings/mod.rs"]
mod readings;
#[path = "../../../tests/benches/ten/mod.rs"]
mod ten;

use crate::catalog;
use ten::{CONCRETE, WILD};

/// The catalogue's header and index.
#[wasm_bindgen(js_name = benchIndex)]
pub fn index() -> usize {
    readings::index()
}

/// The index and the services that a policy names.
#[wasm_bindgen(js_name = benchIndexAndFive)]
pub fn index_and_five() -> usize {
    readings::index_and_five()
}

/// All of the catalogue.
#[wasm_bindgen(js_name = benchEveryService)]
pub fn every_service() -> usize {
    readings::every_service()
}

/// The catalogue as JSON.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BenchJson(String);

#[wasm_bindgen]
impl BenchJson {
    /// Makes the text.
    pub fn make() -> Self {
        Self(as_json::text(catalog::shared()))
    }

    /// The text, for the engine's own reader.
    pub fn text(&self) -> String {
        self.0.clone()
    }

    /// Reads it with `serde_json`.
    pub fn read(&self) -> usize {
        as_json::read(black_box(&self.0))
    }
}

/// Which ten resources the matrix has.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub enum BenchResources {
    /// One thing each.
    Things,
    /// Patterns, each of which stands for many things.
    Patterns,
}

/// What is known of the condition keys.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
pub enum BenchKeys {
    /// Only what the session says.
    Session,
    /// Everything: what is not listed is absent.
    All,
}

/// The matrix of every action on ten resources, made ready.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BenchMatrix {
    authority: Authority,
    situation: Situation,
    resources: [&'static str; 10],
    columns: Vec<Column>,
}

#[wasm_bindgen]
impl BenchMatrix {
    /// Reads and compiles the policies, and finds out what acts on what; undefined where the pair cannot be read.
    pub fn make(resources: BenchResources, keys: BenchKeys) -> Option<Self> {
        let unlisted = match keys {
            BenchKeys::Session => Unlisted::Unknown,
            BenchKeys::All => Unlisted::Absent,
        };
        let resources = resources.texts();
        Some(Self {
            authority: ten::authority()?,
            situation: ten::situation(unlisted)?,
            columns: ten::by_catalogue(catalog::shared(), &resources),
            resources,
        })
    }

    /// The same without asking what acts on what: every action on every resource.
    #[wasm_bindgen(js_name = onEverything)]
    pub fn on_everything(resources: BenchResources) -> Option<Self> {
        Some(Self {
            columns: ten::everything(catalog::shared(), &resources.texts()),
            ..Self::make(resources, BenchKeys::Session)?
        })
    }

    /// The matrix; answers with its number of actions.
    pub fn run(&self) -> usize {
        let universe = catalog::shared().universe();
        let authority = black_box(&self.authority);
        let matrix = whole_matrix(authority, &self.situation, universe, &self.columns);
        black_box(&matrix).actions()
    }

    /// Which actions act on which resource; answers with the number of resources.
    #[wasm_bindgen(js_name = whatActs)]
    pub fn what_acts(&self) -> usize {
        ten::by_catalogue(catalog::shared(), black_box(&self.resources)).len()
    }
}

impl BenchResources {
    const fn texts(self) -> [&'static str; 10] {
        match self {
            Self::Things => CONCRETE,
            Self::Patterns => WILD,
        }
    }
}
