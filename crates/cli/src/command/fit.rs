//! `scopedown fit`

mod help;
mod human;
mod shape;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use scopedown_catalog::Catalog;
use scopedown_intake::As;
use scopedown_policy::{Diagnostic, Parsed, PolicyKind, parse};
use scopedown_report::shape::Located;
use scopedown_rewrite::{
    ActionNames, Budget, Minified, MinifyOptions, PackedEstimate, Sids, budget, fit, minify,
    packed_estimate,
};
use scopedown_scenario::{Document, Scenario};

use crate::at_hand::{Gathering, Names};
use crate::excerpt;
use crate::exit::{Exit, Stop, answer};
use crate::input::Input;
use help::Remedy;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scopedown fit session.json
  scopedown fit session.json --drop-sids --shorten-actions
  aws eks describe-pod-identity-association … | scopedown fit -
  scopedown fit session.json --format policy > short.json
  aws eks update-pod-identity-association … --policy \"$(scopedown fit session.json --format policy)\"

Every step keeps the meaning, says why, and is checked by asking the policy before and after it the same questions. Exits with 1 where the \
policy is over its limit still, and says what would help.")]
pub(crate) struct Options {
    /// The policy, or what holds it: an association, an answer of the AWS CLI, a template. `-` is standard input.
    file: PathBuf,
    /// Which role is meant where the file holds several, by its name or ARN.
    #[arg(long, value_name = "NAME")]
    role_name: Option<String>,
    /// Which association is meant where the file holds several.
    #[arg(long, value_name = "NAMESPACE/SERVICEACCOUNT")]
    association_name: Option<String>,
    /// The characters that it may have; without it AWS's quota, for a session policy 2048.
    #[arg(long, value_name = "CHARACTERS")]
    limit: Option<usize>,
    /// Stop as soon as the limit is kept, and leave the rest as it is.
    #[arg(long)]
    enough: bool,
    /// Drop the names of statements, at which no decision looks.
    #[arg(long)]
    drop_sids: bool,
    /// Put wildcards in the place of names where by the catalogue they stand for exactly the same actions. What AWS adds later can fall under them.
    #[arg(long)]
    shorten_actions: bool,
    /// What the policy is, which decides on its quota and on what counts towards it.
    #[arg(long, value_enum, default_value_t = Kind::Session)]
    kind: Kind,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// The policy alone, without a line break at its end, which would count.
    Policy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A session policy: every character counts.
    Session,
    /// An inline policy of a role: white space does not count, and all of a role share the quota.
    Role,
    /// A managed policy.
    Managed,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// The trust policy of a role.
    Trust,
}

impl Kind {
    const fn policy(self) -> PolicyKind {
        match self {
            Self::Session => PolicyKind::Session,
            Self::Role => PolicyKind::Role,
            Self::Managed => PolicyKind::Managed,
            Self::Scp => PolicyKind::Scp,
            Self::Rcp => PolicyKind::Rcp,
            Self::Trust => PolicyKind::Trust,
        }
    }

    /// What the file is read as.
    const fn purpose(self) -> As {
        match self {
            Self::Session => As::Session,
            Self::Role | Self::Managed => As::Role,
            Self::Scp => As::Scp,
            Self::Rcp => As::Rcp,
            Self::Trust => As::Trust,
        }
    }

    /// The word of `--kind`.
    const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Role => "role",
            Self::Managed => "managed",
            Self::Scp => "scp",
            Self::Rcp => "rcp",
            Self::Trust => "trust",
        }
    }
}

/// What came of it.
struct Fitted {
    /// The file.
    name: String,
    kind: Kind,
    limit: usize,
    /// The characters that counted at first.
    before: usize,
    minified: Minified,
    /// What the policy costs now.
    budget: Budget,
    /// The day of the catalogue by which names of actions were shortened.
    catalogue: Option<String>,
    /// For session policies alone.
    packed: Option<PackedEstimate>,
    /// Where it is over its limit still.
    remedies: Vec<Remedy>,
}

impl Fitted {
    /// The characters that are too many.
    fn over(&self) -> usize {
        self.budget.used.saturating_sub(self.limit)
    }
}

/// A policy that is so many times too long needs other help than flags, and they would take their time.
const FAR: usize = 8;

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let input = Input::read_long(&options.file)?;
    let document = document(options, &input)?;
    let fitted = fitted(options, &document)?;
    let over = fitted.over();
    let exit = if over == 0 { Exit::Fine } else { Exit::No };
    let text = match options.format {
        Format::Human => human::report(&fitted),
        Format::Json => {
            serde_json::to_string(&shape::FitShape::of(&fitted)).unwrap_or_default() + "\n"
        }
        Format::Policy => {
            if over > 0 {
                Stop::Say(exit, human::verdict(&fitted) + &help::sentences(&fitted)).report();
            }
            fitted.minified.text
        }
    };
    answer(&text, exit)
}

/// The one document of that kind.
fn document(options: &Options, input: &Input) -> Result<Document, Stop> {
    let names = Names {
        role: options.role_name.as_deref(),
        association: options.association_name.as_deref(),
        ..Names::default()
    };
    let mut gathering = Gathering::new(Scenario::default(), names);
    gathering.add_text(input, options.kind.purpose(), None)?;
    let scenario = gathering.scenario;
    let role = scenario.role.policies;
    let mut documents: Vec<Document> = match options.kind {
        Kind::Session => scenario.session.policies.unwrap_or_default(),
        Kind::Role | Kind::Managed => of_kind(role, options.kind.policy()),
        Kind::Scp => scenario.scps.into_iter().flatten().collect(),
        Kind::Rcp => scenario.rcps.into_iter().flatten().collect(),
        Kind::Trust => scenario.role.trust.into_iter().collect(),
    };
    let count = documents.len();
    match (documents.pop(), count) {
        (Some(only), 1) => Ok(only),
        _ => Err(Stop::usage(format!(
            "{} holds {count} documents of the kind {}. Give the one that is meant alone.",
            input.name,
            options.kind.name()
        ))),
    }
}

/// Of several those of that kind.
fn of_kind(mut documents: Vec<Document>, kind: PolicyKind) -> Vec<Document> {
    if documents.len() > 1 {
        documents.retain(|document| document.kind == kind);
    }
    documents
}

fn fitted(options: &Options, input: &Document) -> Result<Fitted, Stop> {
    let kind = options.kind.policy();
    let parsed = parse(&input.text, kind);
    if parsed.policy.is_none() {
        return Err(refused(input, &parsed));
    }
    let at_first = budget(&input.text, kind);
    let limit = options.limit.or(at_first.limit).unwrap_or(usize::MAX);
    let catalog = Catalog::embedded();
    let chosen = MinifyOptions {
        sids: if options.drop_sids {
            Sids::Drop
        } else {
            Sids::Keep
        },
        actions: if options.shorten_actions {
            ActionNames::Shortened(&catalog)
        } else {
            ActionNames::AsWritten
        },
        ..MinifyOptions::default()
    };
    let minified = if options.enough {
        fit(&input.text, kind, limit, &chosen).map(|fit| fit.minified)
    } else {
        minify(&input.text, kind, &chosen)
    };
    let minified = minified.ok_or_else(|| refused(input, &parsed))?;
    let budget = budget(&minified.text, kind);
    let packed =
        (options.kind == Kind::Session).then(|| packed_estimate([minified.text.as_str()], [], []));
    let remedies = if budget.used > limit && budget.used / FAR <= limit {
        help::remedies(&input.text, kind, &chosen, &catalog)
    } else {
        Vec::new()
    };
    Ok(Fitted {
        name: input.file.clone().unwrap_or_else(|| input.name.clone()),
        kind: options.kind,
        limit,
        before: at_first.used,
        minified,
        budget,
        catalogue: options
            .shorten_actions
            .then(|| catalog.about().date.clone()),
        packed,
        remedies,
    })
}

/// A document that AWS refuses is not made shorter.
fn refused(document: &Document, parsed: &Parsed) -> Stop {
    let located = Located::document(document);
    let refusing = parsed
        .diagnostics
        .iter()
        .filter(|diagnostic| Diagnostic::refuses(diagnostic));
    let excerpts = refusing.map(|diagnostic| {
        excerpt::in_document(&located.diagnostic(diagnostic), diagnostic.span, document)
    });
    Stop::Say(Exit::Unreadable, excerpts.collect())
}
