//! What a tree is.

mod account;
mod answer;
mod association;
mod call;
mod cloudformation;
mod intrinsic;
mod kubernetes;
mod plan;
mod policy;
mod rest;
mod role;
mod search;
mod terraform;
#[cfg(feature = "yaml")]
mod yaml;

pub(crate) use account::{Managed, role_detail};
#[cfg(feature = "hcl")]
pub(crate) use policy::kind as kind_of_policy;
pub(crate) use role::owner_of;
#[cfg(feature = "hcl")]
pub(crate) use terraform::Resource;
#[cfg(feature = "yaml")]
pub(crate) use yaml::yaml;

use crate::denial;
use crate::found::Content;
use crate::reader::{About, Reader, Source};
use crate::tree::Node;

/// Takes a tree apart, whatever it is.
pub(crate) fn tree(reader: &mut Reader, node: &Node, source: Source<'_>) {
    let before = reader.said();
    whole(reader, node, source);
    rest::list(reader, node, before);
}

fn whole(reader: &mut Reader, node: &Node, source: Source<'_>) {
    if policy::is(node) {
        return policy::bare(reader, node, source);
    }
    let recognisers = [
        cloudformation::template,
        plan::terraform,
        kubernetes::manifest,
        account::details,
        event,
        answer::answer,
    ];
    if recognisers
        .iter()
        .any(|recogniser| recogniser(reader, node, source))
    {
        return;
    }
    search::policies(reader, node, source);
}

/// The options of a command, under the names of the API.
pub(crate) fn command(reader: &mut Reader, node: &Node, source: Source<'_>, words: &str) {
    if association::is(node) {
        return association::association(reader, node, source, &association::Names::API, words);
    }
    if !answer::answer(reader, node, source) && !call::attachment(reader, node, words) {
        search::policies(reader, node, source);
    }
}

/// The properties of CDK's construct, which are named as in the API.
pub(crate) fn cdk_association(reader: &mut Reader, node: &Node, source: Source<'_>, words: &str) {
    association::association(reader, node, source, &association::Names::API, words);
}

/// A CloudTrail event, or an SDK's exception as JSON.
fn event(reader: &mut Reader, node: &Node, source: Source<'_>) -> bool {
    let denials = denial::events(node);
    for (denial, span) in denials.iter().cloned() {
        let words = format!("{}{}", denial.form.words(), source.wrapping);
        let about = About::new(denial.name(), words);
        reader.found(about, span, Content::Denial(Box::new(denial)));
    }
    !denials.is_empty()
}
