//! stub
use crate::tree::Node;
use scopedown_policy::Span;
/// stub
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    pub(crate) form: Form,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    X,
}
impl Form {
    pub(crate) fn words(self) -> &'static str {
        ""
    }
}
impl Denial {
    pub(crate) fn name(&self) -> String {
        String::new()
    }
}
pub(crate) fn is_message(_: &str) -> bool {
    false
}
/// stub
pub fn read(_: &str) -> Denial {
    Denial { form: Form::X }
}
pub(crate) fn events(_: &Node) -> Vec<(Denial, Span)> {
    Vec::new()
}
