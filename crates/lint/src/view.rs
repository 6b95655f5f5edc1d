//! The documents as finders see them: those that were read, their statements, the layout of their texts.

use scopedown_eval::{Caller, Place};
use scopedown_policy::{Condition, Effect, Policy, Statement};

use crate::layout::Layout;
use crate::lookup::Lookup;
use crate::sets::Sets;
use crate::subject::{Document, Subject};

/// A subject, made ready for the finders.
pub(crate) struct View<'a> {
    /// What was given.
    pub(crate) subject: &'a Subject<'a>,
    /// The documents that the grammar accepted, in the order of their places.
    pub(crate) sheets: Vec<Sheet<'a>>,
    /// Comparisons of what statements speak of.
    pub(crate) sets: Sets,
    /// The catalogue, where one was given.
    pub(crate) lookup: Option<Lookup<'a>>,
}

/// One document that the grammar accepted.
pub(crate) struct Sheet<'a> {
    /// Where it stands.
    pub(crate) place: Place,
    /// What was given of it.
    pub(crate) document: &'a Document<'a>,
    /// The document.
    pub(crate) policy: &'a Policy,
    /// Where things stand in its text.
    pub(crate) layout: Layout<'a>,
}

impl<'a> View<'a> {
    pub(crate) fn of(subject: &'a Subject<'a>) -> Self {
        let mut sheets: Vec<Sheet<'a>> = subject.documents.iter().filter_map(Sheet::of).collect();
        sheets.sort_by_key(|sheet| sheet.place);
        Self {
            subject,
            sheets,
            sets: Sets::new(),
            lookup: subject.catalog.map(Lookup::new),
        }
    }

    /// Every statement with the sheet that it stands on.
    pub(crate) fn statements(&self) -> impl Iterator<Item = (&Sheet<'a>, &'a Statement)> {
        self.sheets.iter().flat_map(Sheet::statements)
    }

    /// The statements that allow.
    pub(crate) fn allows(&self) -> impl Iterator<Item = (&Sheet<'a>, &'a Statement)> {
        self.statements()
            .filter(|(_, statement)| statement.effect.value == Effect::Allow)
    }

    /// The statements by which a role or a session policy allows.
    pub(crate) fn grants(&self) -> impl Iterator<Item = (&Sheet<'a>, &'a Statement)> {
        self.allows()
            .filter(|(sheet, _)| sheet.place.is_role() || sheet.place.is_session())
    }

    /// Every condition with its statement and sheet.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = At<'_, 'a>> {
        self.statements().flat_map(|(sheet, statement)| {
            statement.conditions.iter().map(move |condition| At {
                sheet,
                statement,
                condition,
            })
        })
    }

    /// The session policies, if every one that was given could be read: a union of which a part is missing says nothing.
    pub(crate) fn session(&self) -> Option<Vec<&Sheet<'a>>> {
        self.layer(Place::is_session)
    }

    /// The role's policies, likewise.
    pub(crate) fn role(&self) -> Option<Vec<&Sheet<'a>>> {
        self.layer(Place::is_role)
    }

    fn layer(&self, of: fn(Place) -> bool) -> Option<Vec<&Sheet<'a>>> {
        let given = self
            .subject
            .documents
            .iter()
            .filter(|document| of(document.place))
            .count();
        let read: Vec<_> = self.sheets.iter().filter(|sheet| of(sheet.place)).collect();
        (given > 0 && read.len() == given).then_some(read)
    }
}

impl View<'_> {
    /// Whether the caller is known to be an IAM user rather than a session.
    pub(crate) fn is_user(&self) -> bool {
        let caller = self.subject.situation.map(|situation| &situation.caller);
        matches!(caller, Some(Caller::User(_)))
    }
}

/// A condition where it stands.
#[derive(Clone, Copy)]
pub(crate) struct At<'v, 'a> {
    /// The document.
    pub(crate) sheet: &'v Sheet<'a>,
    /// The statement.
    pub(crate) statement: &'a Statement,
    /// The condition.
    pub(crate) condition: &'a Condition,
}

impl<'a> Sheet<'a> {
    fn of(document: &'a Document<'a>) -> Option<Self> {
        Some(Self {
            place: document.place,
            document,
            policy: document.policy?,
            layout: Layout::of(document.text),
        })
    }

    /// Its statements.
    pub(crate) fn statements(&self) -> impl Iterator<Item = (&Self, &'a Statement)> + Clone {
        self.policy
            .statements
            .iter()
            .map(move |statement| (self, statement))
    }
}
