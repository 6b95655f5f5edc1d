//! What can be written at an offset of a policy text.

use scopedown_catalog::{Proposal, ProposalKind, complete};
use serde::Serialize;
use tsify::Tsify;

use crate::{catalog, units};

/// What can be written at an offset, the likeliest first.
#[derive(Debug, Serialize, Tsify)]
pub struct Completed {
    /// What a proposal replaces; inside the quotes, where there are some.
    pub range: units::TextRange,
    /// The proposals.
    pub proposals: Vec<Proposed>,
    /// How many more there are.
    pub more: usize,
}

/// Something that can be written.
#[derive(Debug, Serialize, Tsify)]
pub struct Proposed {
    /// What replaces the range. Where no quotes stand around it yet, it brings them; words in capitals in an ARN or a key are to be filled in.
    pub text: String,
    /// The name in a list.
    pub label: String,
    /// A few words about it; may be empty.
    pub detail: String,
    /// What it is.
    #[tsify(
        type = "\"member\" | \"value\" | \"service\" | \"action\" | \"resource\" | \"operator\" | \"key\" | \"variable\""
    )]
    pub kind: &'static str,
}

/// What can be written at an offset.
pub(crate) fn answer(text: &str, offset: usize) -> Option<Completed> {
    let completion = complete(catalog::shared(), text, units::byte(text, offset))?;
    Some(Completed {
        range: units::TextRange::of(completion.span, text),
        proposals: completion.proposals.into_iter().map(proposed).collect(),
        more: completion.more,
    })
}

fn proposed(proposal: Proposal) -> Proposed {
    Proposed {
        text: proposal.text,
        label: proposal.label,
        detail: proposal.detail,
        kind: match proposal.kind {
            ProposalKind::Member => "member",
            ProposalKind::Value => "value",
            ProposalKind::Service => "service",
            ProposalKind::Action => "action",
            ProposalKind::Resource => "resource",
            ProposalKind::Operator => "operator",
            ProposalKind::Key => "key",
            ProposalKind::Variable => "variable",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_in_and_come_out_as_units() {
        let text = r#"{"Statement": [{"Sid": "😀", "Effect": "Allow", "Action": "s3:getobj"#;
        let offset = text.encode_utf16().count();
        let completed = answer(text, offset).unwrap();
        assert_eq!(completed.range.to, offset);
        assert_eq!(completed.range.from, offset - "s3:getobj".len());
        assert_eq!(completed.proposals[0].text, "s3:GetObject");
        assert_eq!(completed.proposals[0].kind, "action");
    }
}
