//! What the user edits: the texts, the rows and columns, the context, and what is looked at.

use std::rc::Rc;

use scopedown_eval::ContextValue;
use scopedown_policy::ContextKey;
use scopedown_scenario::Scenario;

use super::axis::AxisEdits;

/// Everything that the page edits. What follows from it is computed, never stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    /// The texts, and what else bears on the answers.
    pub content: Content,
    /// The rows.
    pub actions: AxisEdits,
    /// The columns.
    pub resources: AxisEdits,
    /// The role policy that is in front.
    pub front: PolicyId,
    /// The layer that the matrix shows.
    pub peel: Peel,
    /// The panel that a narrow screen shows.
    pub panel: Panel,
    /// The cell whose reasons are shown.
    pub selected: Option<CellName>,
    /// How often the texts were replaced from outside the editors, which then take the new ones.
    pub loads: u32,
}

/// What the answers rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The role's policies, at least one.
    pub role: Vec<PolicyText>,
    /// The session policy; nothing but white space means that there is none.
    pub session: Rc<str>,
    /// Condition keys whose value the user has set.
    pub context: Vec<(ContextKey, ContextValue)>,
    /// The scenario that was opened, for all that the page does not edit.
    pub base: Base,
}

/// A role policy.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyText {
    /// Which one it is, also after others are removed.
    pub id: PolicyId,
    /// Its name.
    pub name: Rc<str>,
    /// Its text, as typed.
    pub text: Rc<str>,
}

/// Tells role policies apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(pub u32);

impl PolicyId {
    /// The one whose text area stands in the page from the beginning.
    pub const FIRST: Self = Self(0);
}

/// A text that is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentId {
    /// A role policy.
    Role(PolicyId),
    /// The session policy.
    Session,
}

/// A scenario, the same if it is the same value in memory.
#[derive(Debug, Clone)]
pub struct Base(pub Rc<Scenario>);

impl PartialEq for Base {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The verdict that the matrix shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Peel {
    /// The role's policies alone.
    Role,
    /// The session policy alone.
    Session,
    /// All layers together.
    #[default]
    Effective,
}

impl Peel {
    /// Every verdict in the order of the control.
    pub const ALL: [Self; 3] = [Self::Role, Self::Session, Self::Effective];

    /// The name on the control.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Role => "Role",
            Self::Session => "Session",
            Self::Effective => "Effective",
        }
    }
}

/// A part of the page that a narrow screen shows alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// The texts.
    #[default]
    Policies,
    /// The matrix.
    Matrix,
    /// The reasons.
    Why,
}

impl Panel {
    /// Every panel in order.
    pub const ALL: [Self; 3] = [Self::Policies, Self::Matrix, Self::Why];

    /// The name on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Policies => "Policies",
            Self::Matrix => "Matrix",
            Self::Why => "Why",
        }
    }

    /// The name in style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Policies => "policies",
            Self::Matrix => "matrix",
            Self::Why => "why",
        }
    }
}

/// A cell by what it stands for, so that it stays the same when rows move.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CellName {
    /// The action.
    pub action: Rc<str>,
    /// The resource.
    pub resource: Rc<str>,
}

impl Default for Workspace {
    fn default() -> Self {
        Self {
            content: Content::default(),
            actions: AxisEdits::default(),
            resources: AxisEdits::default(),
            front: PolicyId::FIRST,
            peel: Peel::default(),
            panel: Panel::default(),
            selected: None,
            loads: 0,
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self {
            role: vec![PolicyText::new(PolicyId::FIRST, "Role policy", "")],
            session: "".into(),
            context: Vec::new(),
            base: Base(Rc::new(Scenario::default())),
        }
    }
}

impl Content {
    /// Whether there is a session policy: nothing but white space is none.
    pub fn has_session(&self) -> bool {
        !self.session.trim().is_empty()
    }

    /// Whether nothing has been typed or loaded.
    pub fn is_blank(&self) -> bool {
        !self.has_session() && self.role.iter().all(|policy| policy.text.trim().is_empty())
    }

    /// Whether what was opened has documents that the page does not edit, and that narrow what is allowed.
    pub fn has_unedited(&self) -> bool {
        let base = &self.base.0;
        base.role.boundary.is_some()
            || !base.scps.is_empty()
            || !base.rcps.is_empty()
            || !base.resource_policies.is_empty()
            || self.further_session().next().is_some()
    }

    /// Whether the texts are still those that were opened.
    pub fn is_base(&self) -> bool {
        let opened = self
            .base
            .0
            .role
            .policies
            .iter()
            .map(|policy| policy.text.as_str());
        let session = self.base.0.session.policies.iter().flatten().next();
        self.role.iter().map(|policy| &*policy.text).eq(opened)
            && *self.session == *session.map_or("", |policy| policy.text.as_str())
    }

    /// Whether the role's first policy is still the one that was opened, edits aside: it names more than half of the actions and
    /// resources that it named.
    pub fn resembles_base(&self) -> bool {
        let (Some(opened), Some(now)) = (self.base.0.role.policies.first(), self.role.first())
        else {
            return false;
        };
        let (mut named, mut kept) = (0, 0);
        for piece in opened.text.split('"') {
            if piece.contains(':') && !piece.starts_with(':') {
                named += 1;
                kept += usize::from(now.text.contains(piece));
            }
        }
        named == 0 || kept * 2 > named
    }

    /// The text of a document.
    pub fn text(&self, document: DocumentId) -> Option<&Rc<str>> {
        match document {
            DocumentId::Session => Some(&self.session),
            DocumentId::Role(id) => self
                .role
                .iter()
                .find(|policy| policy.id == id)
                .map(|policy| &policy.text),
        }
    }
}

impl PolicyText {
    /// A role policy.
    pub fn new(id: PolicyId, name: &str, text: &str) -> Self {
        Self {
            id,
            name: name.into(),
            text: text.into(),
        }
    }
}
