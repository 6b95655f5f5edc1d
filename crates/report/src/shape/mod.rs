//! What programs read: the contracts as types that serialise. Fields are added, never changed in meaning.

mod answer;
mod catalog;
mod check;
mod compare;
mod denial;
mod diagnostic;
mod explanation;
mod matrix;
mod need;
mod tags;
mod tenants;

pub use answer::AnswerShape;
pub use catalog::{CatalogActionShape, CatalogResourceShape};
pub use check::{CheckShape, CheckedFileShape, ExpectationShape, FailedShape, OutcomeShape};
pub use compare::{ChangeShape, CompareShape, ComparedFileShape};
pub use denial::{DenialShape, ReadDenialShape, SuspectShape};
pub use diagnostic::{DiagnosticShape, EditShape, FixShape, Located};
pub use explanation::{ClauseShape, ExplanationShape, LayerShape, PolicyShape, StatementShape};
pub use matrix::{CellShape, MatrixShape};
pub use need::{NeedCallShape, NeedCompanionShape, NeedShape, ShortfallShape, WantProblemShape};
pub use tags::TagsShape;
pub use tenants::{
    RefusedValueShape, TenantCellShape, TenantColumnShape, TenantShape, TenantsShape,
};

use scopedown_eval::{Layer, LayerSet, OpenPoints};
use scopedown_policy::ContextKey;

fn layers(set: LayerSet) -> Vec<String> {
    set.iter().map(Layer::name).map(str::to_owned).collect()
}

fn layer(layer: Option<Layer>) -> Option<String> {
    layer.map(|layer| layer.name().to_owned())
}

fn keys(keys: &[ContextKey]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

fn points(points: OpenPoints) -> Vec<String> {
    points
        .iter()
        .map(|point| point.number().to_owned())
        .collect()
}
