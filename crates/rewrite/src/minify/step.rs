//! The kinds of steps, and why each keeps the meaning.

/// What a step does, in the order in which steps are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// White space between tokens goes.
    Whitespace,
    /// Escapes take their shortest form.
    Escapes,
    /// Brackets around one value go.
    Brackets,
    /// Conditions that ask for nothing go.
    EmptyConditions,
    /// Entries that another entry of their list makes superfluous go.
    Entries,
    /// Statements that say the same as another go.
    EqualStatements,
    /// Statements that another makes superfluous go.
    CoveredStatements,
    /// Statements that differ in one list become one.
    MergedStatements,
    /// Names of statements go.
    Sids,
    /// Names of actions give way to wildcards.
    ActionNames,
}

impl StepKind {
    /// The name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whitespace => "whitespace",
            Self::Escapes => "escapes",
            Self::Brackets => "brackets",
            Self::EmptyConditions => "empty-conditions",
            Self::Entries => "entries",
            Self::EqualStatements => "equal-statements",
            Self::CoveredStatements => "covered-statements",
            Self::MergedStatements => "merged-statements",
            Self::Sids => "sids",
            Self::ActionNames => "action-names",
        }
    }

    /// Why the meaning stays, where the step has changed so many places.
    pub(super) fn argument(self, count: usize) -> String {
        let many = |one: &str, many: &str| match count {
            1 => format!("One {one}"),
            _ => format!("{count} {many}"),
        };
        match self {
            Self::Whitespace => {
                "White space between the parts of a JSON text means nothing.".to_owned()
            }
            Self::Escapes => {
                "JSON reads the shorter form of an escape as the same character.".to_owned()
            }
            // semantics 1.1.4
            Self::Brackets => format!(
                "{} with one value: there brackets are optional.",
                many("list", "lists")
            ),
            // semantics 1.9.2, 5.2.5
            Self::EmptyConditions => format!(
                "{} asked for nothing, and a condition that asks for nothing always holds.",
                many("condition", "conditions")
            ),
            Self::Entries => format!(
                "{} repeated or covered by another of the same list: of a list one that matches is enough.",
                many("entry was", "entries were")
            ),
            Self::EqualStatements => format!(
                "{} the same as another, with the same effect, conditions and lists; a statement counts once.",
                many("statement said", "statements said")
            ),
            Self::CoveredStatements => format!(
                "{} only where another with the same effect applies anyway.",
                many("statement applied", "statements applied")
            ),
            Self::MergedStatements => format!(
                "{} from another in its actions or its resources alone; one statement with the entries of both applies exactly where either did.",
                many("statement differed", "statements differed")
            ),
            // semantics 1.4
            Self::Sids => format!(
                "{} a name, at which no decision looks.",
                many("statement had", "statements had")
            ),
            Self::ActionNames => format!(
                "{} wildcards that by the catalogue stand for exactly the same actions; actions that AWS adds later can fall under them too.",
                many("list of actions was given", "lists of actions were given")
            ),
        }
    }
}
