use scopedown_scenario::TagComparison;
use serde::Serialize;

use super::MatrixShape;

/// A statement that leans on session tags, in both worlds: two matrices of the same rows and columns.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct TagsShape {
    /// While the tags are passed.
    pub on: MatrixShape,
    /// While they are not.
    pub off: MatrixShape,
}

impl From<&TagComparison> for TagsShape {
    fn from(comparison: &TagComparison) -> Self {
        Self {
            on: MatrixShape::from(&comparison.on),
            off: MatrixShape::from(&comparison.off),
        }
    }
}
