//! What a workload must be able to do, and what of it the policies do not allow: the commonest failure is an action that one of two documents
//! forgot.
//!
//! ```
//! use scopedown_catalog::Catalog;
//! use scopedown_scenario::need::Need;
//!
//! let catalog = Catalog::embedded();
//! let need = Need::read("aws s3api head-object\ns3:PutObject arn:aws:s3:::reports/q1.csv", &catalog);
//! let actions: Vec<&str> = need.wants.iter().map(|want| want.action.as_written()).collect();
//! assert_eq!(actions, ["s3:GetObject", "s3:PutObject"]);
//! ```
//!
//! In reading order: [`Need`] and how it is read; [`answer`](answer()), which says for each call and each companion whether it is allowed and who
//! forgot it.

mod acting;
mod answer;
mod call;
mod effort;
mod fault;
mod json;
mod lines;
mod policy;
mod resources;
mod row;
mod services;
mod shortfall;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use scopedown_catalog::{ActionEntry, Catalog, Service};
use scopedown_policy::{Action, ActionPattern, Severity, limits};

use crate::analysis::Analysis;

pub use answer::{NeedAnswer, answer};
pub use fault::{WantFault, WantProblem};
pub use row::{Asked, NeedRow, Outcome, Source};
pub use shortfall::Shortfall;

/// Calls that are looked at; nobody reads on beyond them.
const WANTS: usize = 1_000;

/// A list of what must be allowed.
#[derive(Debug, Clone, Default)]
pub struct Need {
    /// What is wanted, each way to say it once, in the order of the text.
    pub wants: Vec<Want>,
    /// What could not be understood, or was not looked at.
    pub problems: Vec<WantProblem>,
}

/// One thing that must be allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// The call as it was written: an action, an operation, a command.
    pub written: String,
    /// Its line, from 1; `None` where the list is JSON.
    pub line: Option<usize>,
    /// The action, in the catalogue's spelling where it knows it.
    pub action: Action,
    /// The resource, where one is given. One with wildcards wants every ARN that it stands for.
    pub resource: Option<String>,
}

impl Need {
    /// Reads a list: one call a line, or several with blanks or commas between them, each line perhaps with ARNs behind its calls; a JSON list of
    /// calls; or a policy whose `Allow` statements say what is wanted.
    pub fn read(text: &str, catalog: &Catalog) -> Self {
        Self::read_with(text, &Known::new(catalog, BTreeSet::new()))
    }

    /// As [`Need::read`], where an operation that several services have is that of the one service of which the policies speak.
    pub fn read_for(text: &str, catalog: &Catalog, analysis: &Analysis) -> Self {
        let statements = analysis
            .policies()
            .into_iter()
            .flat_map(|policy| &policy.statements);
        let patterns = statements.flat_map(|statement| &statement.action.patterns);
        let services = patterns.filter_map(|pattern| match &pattern.value {
            ActionPattern::Any => None,
            ActionPattern::Named { service, .. } => Some(service.to_string()),
        });
        let services = services.collect();
        Self::read_with(text, &Known::new(catalog, services))
    }

    /// Whether nothing that may be wanted was left out.
    pub fn is_understood(&self) -> bool {
        let mut problems = self.problems.iter();
        !problems.any(|problem| problem.severity() == Severity::Error)
    }

    fn read_with(text: &str, known: &Known<'_>) -> Self {
        let mut found = Found::default();
        if text.len() > limits::POLICY_BYTES {
            found.problem("", None, WantFault::TooMuch);
        } else if text.trim_start().starts_with(['[', '{']) {
            json::read(text, known, &mut found);
        } else {
            lines::read(text, known, &mut found);
        }
        found.need
    }
}

/// What a list is read with.
struct Known<'c> {
    catalog: &'c Catalog,
    /// The services of which the policies speak.
    services: BTreeSet<String>,
    /// The actions of each name, in lower case, made when first asked for.
    by_name: OnceCell<HashMap<String, Vec<ActionEntry<'c>>>>,
}

impl<'c> Known<'c> {
    fn new(catalog: &'c Catalog, services: BTreeSet<String>) -> Self {
        Self {
            catalog,
            services,
            by_name: OnceCell::new(),
        }
    }

    /// The actions of a name, whatever their service, in the order of the services.
    fn named(&self, folded: &str) -> &[ActionEntry<'c>] {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name: HashMap<String, Vec<ActionEntry<'c>>> = HashMap::new();
            for entry in self.catalog.services().flat_map(Service::actions) {
                let name = entry.name().to_ascii_lowercase();
                by_name.entry(name).or_default().push(entry);
            }
            by_name
        });
        by_name.get(folded).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The list while it is read.
#[derive(Debug, Default)]
struct Found {
    need: Need,
    seen: HashSet<(String, String, Option<String>)>,
}

impl Found {
    /// Adds a want for each action and resource; without resources one for each action.
    fn want(
        &mut self,
        written: &str,
        line: Option<usize>,
        actions: &[Action],
        resources: &[String],
    ) {
        let resources: Vec<Option<&String>> = if resources.is_empty() {
            vec![None]
        } else {
            resources.iter().map(Some).collect()
        };
        for action in actions {
            for resource in &resources {
                self.add(Want {
                    written: written.to_owned(),
                    line,
                    action: action.clone(),
                    resource: resource.filter(|text| *text != "*").cloned(),
                });
            }
        }
    }

    fn add(&mut self, want: Want) {
        let action = want.action.folded().to_owned();
        let key = (want.written.clone(), action, want.resource.clone());
        if self.seen.contains(&key) {
            return;
        }
        if self.need.wants.len() == WANTS {
            return self.problem(&want.written, want.line, WantFault::TooMuch);
        }
        self.seen.insert(key);
        self.need.wants.push(want);
    }

    fn problem(&mut self, written: &str, line: Option<usize>, fault: WantFault) {
        let problem = WantProblem {
            written: written.to_owned(),
            line,
            fault,
        };
        let is_news = self.need.problems.last() != Some(&problem);
        if is_news && self.need.problems.len() < limits::DIAGNOSTICS {
            self.need.problems.push(problem);
        }
    }
}
