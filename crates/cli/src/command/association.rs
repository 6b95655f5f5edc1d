//! `scopedown association`

mod human;
mod known;
mod problem;
mod read;
mod shape;
mod written;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use scopedown_association::Form;

use crate::exit::{Exit, Stop, answer};
use crate::options::value;
use known::Known;
use problem::Problem;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  aws eks describe-pod-identity-association --cluster-name demo --association-id a-1234 | scopedown association -
  scopedown association pods.yaml --name shop/app
  scopedown association association.json --policy session.json --format cli
  scopedown association main.tf --format cloudformation --create > template.json
  scopedown association association.json --trust trust.json --target-trust target-trust.json --source-role hop.json
  scopedown association pods.yaml --format terraform --out associations/

FILE is whatever holds an association: an answer of `aws eks`, an eksctl ClusterConfig, a CloudFormation template, Terraform, a manifest, a \
command, a scenario file. Without --format it is said what the pod gets, and which rules of EKS are broken. Written, the session policy stands \
there letter by letter, and session tags are disabled where there is one, for EKS takes no policy beside them. For a policy of each \
tenant there is `scopedown tenants`. Exits with 1 where a rule is broken.")]
pub(crate) struct Options {
    /// What holds the association; `-` is standard input.
    file: PathBuf,
    /// Which association, where there are several.
    #[arg(long, value_name = "NAMESPACE/SERVICEACCOUNT")]
    name: Option<String>,
    /// Another session policy than it has.
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
    /// The trust policy of the role that EKS assumes, which is then checked.
    #[arg(long, value_name = "FILE")]
    trust: Option<PathBuf>,
    /// The trust policy of the target role, likewise.
    #[arg(long, value_name = "FILE")]
    target_trust: Option<PathBuf>,
    /// A policy of the role that leads to the target role, likewise; may be repeated.
    #[arg(long, value_name = "FILE")]
    source_role: Vec<PathBuf>,
    /// What an expression of a template stands for, which only its tool can evaluate; may be repeated.
    #[arg(long, value_name = "EXPRESSION=VALUE", value_parser = value)]
    value: Vec<(String, String)>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Write commands that make the association, also where it has an id.
    #[arg(long, conflicts_with = "update")]
    create: bool,
    /// Write commands that change the association, also where its id is not known.
    #[arg(long)]
    update: bool,
    /// Write each association to a file of its own in this folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what the pod gets, and what is wrong.
    Human,
    /// For programs.
    Json,
    /// A command of the AWS CLI for a POSIX shell.
    Cli,
    /// The same for PowerShell.
    Powershell,
    /// An eksctl ClusterConfig.
    Eksctl,
    /// Terraform.
    Terraform,
    /// A whole CloudFormation template, as JSON.
    Cloudformation,
    /// CDK, as TypeScript.
    Cdk,
    /// A manifest for AWS Controllers for Kubernetes.
    Ack,
    /// `aws sts assume-role` with the same session policy, to try it.
    AssumeRole,
}

impl Format {
    /// The form that an association is written in; `None` where it is told about instead.
    const fn form(self) -> Option<Form> {
        match self {
            Self::Human | Self::Json => None,
            Self::Cli => Some(Form::Cli),
            Self::Powershell => Some(Form::PowerShell),
            Self::Eksctl => Some(Form::Eksctl),
            Self::Terraform => Some(Form::Terraform),
            Self::Cloudformation => Some(Form::CloudFormation),
            Self::Cdk => Some(Form::Cdk),
            Self::Ack => Some(Form::Ack),
            Self::AssumeRole => Some(Form::AssumeRole),
        }
    }
}

pub(crate) fn run(options: &Options) -> Result<Exit, Stop> {
    let associations = read::associations(options)?;
    if let Some(form) = options.format.form() {
        return written::run(options, form, &associations);
    }
    if options.out.is_some() {
        return Err(Stop::usage(
            "--out writes associations to files. Say in which form, with --format.",
        ));
    }
    let problems = problem::of_all(&associations, options);
    let text = match options.format {
        Format::Json => shape::json(&associations, &problems),
        _ => human::report(&associations, &problems),
    };
    answer(&text, exit(&problems))
}

/// Whether a rule is broken.
fn exit(problems: &[Vec<Problem>]) -> Exit {
    if problems.iter().flatten().any(Problem::is_error) {
        Exit::No
    } else {
        Exit::Fine
    }
}
