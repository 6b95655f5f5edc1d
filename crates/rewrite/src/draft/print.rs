//! A draft back to text, without white space.

use super::{
    Brackets, DocumentMember, Draft, KeyDraft, Member, OperatorDraft, StatementDraft, Written,
};

impl Draft {
    /// The document as compact JSON, its members where their author put them.
    pub(crate) fn print(&self) -> String {
        let members = self.members.iter().map(|member| match member {
            DocumentMember::Other(text) => text.to_string(),
            DocumentMember::Statements(written) => {
                let statements = self.statements.iter().map(|one| self.statement(one));
                format!(r#""Statement":{}"#, self.list(statements, *written))
            }
        });
        object(members)
    }

    fn statement(&self, statement: &StatementDraft) -> String {
        object(statement.members.iter().map(|member| match member {
            Member::Sid(text) | Member::Other(text) => text.to_string(),
            Member::Action(clause) => {
                let entries = clause.entries.iter().map(|entry| &entry.json);
                format!("{}:{}", clause.name, self.list(entries, clause.written))
            }
            Member::Resource(clause) => {
                let entries = clause.entries.iter().map(|entry| &entry.json);
                format!("{}:{}", clause.name, self.list(entries, clause.written))
            }
            Member::Condition(operators) => {
                let operators = operators.iter().map(|operator| self.operator(operator));
                format!(r#""Condition":{}"#, object(operators))
            }
        }))
    }

    fn operator(&self, operator: &OperatorDraft) -> String {
        let keys = operator.keys.iter().map(|key| self.key(key));
        format!("{}:{}", operator.name, object(keys))
    }

    fn key(&self, key: &KeyDraft) -> String {
        let values = key.values.iter().map(|value| &value.json);
        format!("{}:{}", key.name, self.list(values, key.written))
    }

    /// A list, or its one element where it needs no brackets.
    fn list<T: ToString>(&self, items: impl Iterator<Item = T>, written: Written) -> String {
        let items: Vec<String> = items.map(|item| item.to_string()).collect();
        let bare = written == Written::One || self.brackets == Brackets::Dropped;
        match items.as_slice() {
            [only] if bare => only.clone(),
            _ => format!("[{}]", items.join(",")),
        }
    }
}

fn object(members: impl Iterator<Item = String>) -> String {
    let members: Vec<String> = members.collect();
    format!("{{{}}}", members.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::squeeze::without_space;
    use scopedown_policy::PolicyKind;

    const TEXT: &str = r#"{ "Statement" : [ { "NotResource" : [ "arn:aws:s3:::b\/*" ], "Sid":"a", "Effect" : "Allow",
        "Action" : "s3:*", "Condition" : { "Bool" : { }, "NumericEquals" : { "a:b" : [ 7, "x" ], "a:c" : [ ] } } } ],
        "Id":"x", "Version":"2012-10-17" }"#;

    #[test]
    fn a_draft_prints_what_it_read() {
        let mut draft = Draft::read(TEXT, PolicyKind::Role).unwrap();
        assert_eq!(draft.print(), without_space(TEXT));
        draft.brackets = Brackets::Dropped;
        assert_eq!(
            draft.print(),
            without_space(TEXT)
                .replace(r#"["arn:aws:s3:::b\/*"]"#, r#""arn:aws:s3:::b\/*""#)
                .replace("[{", "{")
                .replace("}]", "}")
        );
    }

    #[test]
    fn a_refused_text_has_no_draft() {
        assert!(Draft::read("{}", PolicyKind::Role).is_none());
        let trust = r#"{"Statement":{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"sts:AssumeRole"}}"#;
        assert!(Draft::read(trust, PolicyKind::Role).is_none());
        assert_eq!(
            Draft::read(trust, PolicyKind::Trust).unwrap().print(),
            trust
        );
    }
}
