//! Actions: the name that a request carries and the patterns that policies write (semantics 2).

use crate::pattern::{Match, NoValues, Pattern, WildcardUse};
use crate::same::same;

/// The action of a request, `prefix:Name`. Names compare without regard to case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Action {
    written: Box<str>,
    folded: Box<str>,
    colon: usize,
}

/// What keeps a text from being an action or an action pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionFault {
    /// `GetObject`: no service prefix.
    NoPrefix,
    /// `s3:Get:Object`: more than one colon.
    ManyColons,
    /// `s*:GetObject`: a prefix of other characters than letters, digits, `.` and `-`, or an empty one.
    BadPrefix,
    /// `s3:`: a request must name its action.
    NoName,
}

impl Action {
    /// Reads the action of a request.
    ///
    /// # Errors
    /// The fault that keeps the text from naming one action.
    pub fn parse(text: &str) -> Result<Self, ActionFault> {
        let (prefix, name) = split(text)?;
        if name.is_empty() {
            return Err(ActionFault::NoName);
        }
        Ok(Self {
            written: text.into(),
            folded: text.to_ascii_lowercase().into(),
            colon: prefix.len(),
        })
    }

    /// The name as it was given.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The whole action in lower case.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The service prefix in lower case.
    pub fn service(&self) -> &str {
        self.folded.get(..self.colon).unwrap_or_default()
    }

    /// The name behind the colon in lower case.
    pub fn name(&self) -> &str {
        self.folded.get(self.colon + 1..).unwrap_or_default()
    }

    /// The name behind the colon as it was given.
    pub fn written_name(&self) -> &str {
        self.written.get(self.colon + 1..).unwrap_or_default()
    }
}

/// One entry of `Action` or `NotAction`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActionPattern {
    /// A lone `*`: every action of every service.
    Any,
    /// `prefix:name`, where the name may hold wildcards.
    Named {
        /// The service prefix in lower case; it holds no wildcard.
        service: Box<str>,
        /// The pattern of the name in lower case.
        name: Pattern,
        /// The entry as the author wrote it.
        written: Box<str>,
    },
}

impl ActionPattern {
    /// Reads an entry.
    ///
    /// # Errors
    /// The fault for which AWS refuses the entry (semantics 1.7.3).
    pub fn parse(text: &str) -> Result<Self, ActionFault> {
        if text == "*" {
            return Ok(Self::Any);
        }
        let (prefix, name) = split(text)?;
        Ok(Self::Named {
            service: prefix.to_ascii_lowercase().into(),
            name: Pattern::without_variables(&name.to_ascii_lowercase(), WildcardUse::Wild),
            written: text.into(),
        })
    }

    /// Whether the entry speaks of the action.
    pub fn matches(&self, action: &Action) -> bool {
        match self {
            Self::Any => true,
            Self::Named { service, name, .. } => {
                same(service, action.service())
                    && name.matches(action.name(), &NoValues) == Match::Yes
            }
        }
    }

    /// The entry as the author wrote it.
    pub fn as_written(&self) -> &str {
        match self {
            Self::Any => "*",
            Self::Named { written, .. } => written,
        }
    }

    /// The one action that the entry names, where it has no wildcard.
    pub fn literal(&self) -> Option<&str> {
        match self {
            Self::Named { name, written, .. } if name.is_literal() => Some(written),
            _ => None,
        }
    }
}

fn split(text: &str) -> Result<(&str, &str), ActionFault> {
    let (prefix, name) = text.split_once(':').ok_or(ActionFault::NoPrefix)?;
    if name.contains(':') {
        return Err(ActionFault::ManyColons);
    }
    let legal =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-');
    if prefix.is_empty() || !prefix.chars().all(legal) {
        return Err(ActionFault::BadPrefix);
    }
    Ok((prefix, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, matches: &[&str], misses: &[&str]) {
        let pattern = ActionPattern::parse(pattern).unwrap();
        for action in matches {
            assert!(pattern.matches(&Action::parse(action).unwrap()), "{action}");
        }
        for action in misses {
            assert!(
                !pattern.matches(&Action::parse(action).unwrap()),
                "{action}"
            );
        }
    }

    #[test]
    fn names_fold_and_wildcards_work_in_the_name() {
        check("*", &["s3:GetObject"], &[]);
        check(
            "S3:getobject",
            &["s3:GetObject"],
            &["s3:GetObjectAcl", "s3-object-lambda:GetObject"],
        );
        check(
            "iam:*AccessKey*",
            &["iam:ListAccessKeys", "iam:accesskey"],
            &["iam:ListUsers"],
        );
        check(
            "ec2:Describe?mages",
            &["ec2:DescribeImages"],
            &["ec2:Describemages"],
        );
        check("s3:", &[], &["s3:GetObject"]);
    }

    #[test]
    fn faults_are_told_apart() {
        assert_eq!(ActionPattern::parse(""), Err(ActionFault::NoPrefix));
        assert_eq!(ActionPattern::parse("a:b:c"), Err(ActionFault::ManyColons));
        assert_eq!(ActionPattern::parse("*:*"), Err(ActionFault::BadPrefix));
        assert_eq!(Action::parse("s3:"), Err(ActionFault::NoName));
    }
}
