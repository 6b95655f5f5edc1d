//! The places of a policy at which a placeholder may stand, and what a value must be there.

use scopedown_policy::{Policy, Span, Statement, StringComparison, Test, TestName, Version};

/// What a placeholder is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotPlace {
    /// The name of a statement: letters and digits.
    Sid,
    /// An action, in which no wildcard can be escaped.
    Action,
    /// One of the first five segments of an ARN, in which no wildcard can be escaped (semantics 4.4).
    ArnFront,
    /// A text with wildcards, which are escaped: `Resource` behind the fifth colon, and values under `StringLike` and the ARN operators.
    Wild,
    /// A text with variables and without wildcards: values under `StringEquals` and its kin.
    Exact,
    /// A text with wildcards of a document of 2008, which knows no escapes (semantics 4.1).
    WildOfOld,
    /// A text without wildcards of a document of 2008, in which every character stands for itself.
    ExactOfOld,
    /// A value under another operator: a number, date, address and the like.
    Plain,
    /// The key of a condition.
    Key,
    /// The inside of a policy variable.
    Variable,
}

/// A string of the document that may hold placeholders.
pub(super) struct Container {
    span: Span,
    kind: ContainerKind,
}

#[derive(Clone, Copy)]
enum ContainerKind {
    Arn(Version),
    Fixed(SlotPlace),
}

/// Every string of a document that may hold placeholders.
pub(super) fn containers(policy: &Policy) -> Vec<Container> {
    let version = policy.version;
    policy
        .statements
        .iter()
        .flat_map(|statement| of_statement(statement, version))
        .collect()
}

fn of_statement(statement: &Statement, version: Version) -> Vec<Container> {
    let mut containers = Vec::new();
    let mut push = |span, kind| containers.push(Container { span, kind });
    if let Some(sid) = &statement.sid {
        push(sid.span, ContainerKind::Fixed(SlotPlace::Sid));
    }
    for action in &statement.action.patterns {
        push(action.span, ContainerKind::Fixed(SlotPlace::Action));
    }
    for entry in statement
        .resource
        .iter()
        .flat_map(|clause| &clause.patterns)
    {
        push(entry.span, ContainerKind::Arn(version));
    }
    for condition in &statement.conditions {
        push(condition.key.span, ContainerKind::Fixed(SlotPlace::Key));
        for span in operand_spans(&condition.test) {
            push(span, of_operand(condition.test.name(), version));
        }
    }
    containers
}

fn operand_spans(test: &Test) -> Vec<Span> {
    match test {
        Test::String { operands, .. } | Test::Bool { operands } | Test::Arn { operands, .. } => {
            operands.iter().map(|operand| operand.span).collect()
        }
        Test::Numeric { operands, .. } => operands.iter().map(|operand| operand.span).collect(),
        Test::Date { operands, .. } => operands.iter().map(|operand| operand.span).collect(),
        Test::Binary { operands } => operands.iter().map(|operand| operand.span).collect(),
        Test::Address { operands, .. } => operands.iter().map(|operand| operand.span).collect(),
        Test::Null { operands } => operands.iter().map(|operand| operand.span).collect(),
    }
}

fn of_operand(test: TestName, version: Version) -> ContainerKind {
    match test {
        TestName::String(StringComparison::Like, _) => ContainerKind::Fixed(wild(version)),
        TestName::String(_, _) => ContainerKind::Fixed(match version {
            Version::V2012 => SlotPlace::Exact,
            Version::V2008 => SlotPlace::ExactOfOld,
        }),
        TestName::Arn(_, _) => ContainerKind::Arn(version),
        _ => ContainerKind::Fixed(SlotPlace::Plain),
    }
}

const fn wild(version: Version) -> SlotPlace {
    match version {
        Version::V2012 => SlotPlace::Wild,
        Version::V2008 => SlotPlace::WildOfOld,
    }
}

/// The place of a placeholder; `None` where no value can stand.
pub(super) fn of(
    span: Span,
    containers: &[Container],
    text: &str,
    shape: &str,
) -> Option<SlotPlace> {
    let at = containers.partition_point(|container| container.span.start <= span.start);
    let container = containers.get(at.checked_sub(1)?)?;
    // Quotes belong to the string, and placeholders stand inside of them.
    let is_inside = container.span.start < span.start && span.end < container.span.end;
    if !is_inside || !container.span.of(shape).starts_with('"') {
        return None;
    }
    let before = Span::new(container.span.start, span.start).of(text);
    let opened = before.rsplit_once("${").map(|(_, inside)| inside);
    if opened.is_some_and(|inside| !inside.replace("}}", "").contains('}')) {
        return Some(SlotPlace::Variable);
    }
    Some(match container.kind {
        ContainerKind::Fixed(place) => place,
        ContainerKind::Arn(_) if before.matches(':').count() < 5 => SlotPlace::ArnFront,
        ContainerKind::Arn(version) => wild(version),
    })
}

impl SlotPlace {
    /// Whether wildcards of a value are escaped here.
    pub(super) const fn escapes_wildcards(self) -> bool {
        matches!(self, Self::Wild)
    }

    /// Whether a value must be a word without any character that could mean something; if so, the characters beside letters and digits that it
    /// may have.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Sid => Some(""),
            Self::Action | Self::ArnFront => Some("-."),
            Self::Plain => Some("-.:/+"),
            Self::Key | Self::Variable => Some("-._:/=+@"),
            Self::Wild | Self::Exact | Self::WildOfOld | Self::ExactOfOld => None,
        }
    }
}
