//! The forms in which an association is handed to AWS, each escaped as its reader wants it (semantics 8.6).

mod ack;
mod cdk;
mod cloudformation;
mod command;
mod draft;
mod eksctl;
mod manifest;
mod powershell;
mod remark;
mod shell;
mod terraform;
mod yaml;

pub use remark::Remark;

use crate::association::Association;
use crate::part::Part;
use draft::Draft;

/// A form that an association can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A command of the AWS CLI for a POSIX shell.
    Cli,
    /// The same for PowerShell, on every version of it.
    PowerShell,
    /// An eksctl `ClusterConfig`.
    Eksctl,
    /// Terraform.
    Terraform,
    /// A whole CloudFormation template, as JSON.
    CloudFormation,
    /// CDK, as TypeScript.
    Cdk,
    /// A manifest for AWS Controllers for Kubernetes.
    Ack,
    /// `aws sts assume-role` with the same session policy, for a POSIX shell: no association, but a way to try one.
    AssumeRole,
}

/// Whether an association is to be made or changed; only commands tell the two apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `create-pod-identity-association`
    Create,
    /// `update-pod-identity-association`
    Update,
}

/// An association in one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, with a line break at its end.
    pub text: String,
    /// What the reader should know of it.
    pub remarks: Vec<Remark>,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 8] = [
        Self::Cli,
        Self::PowerShell,
        Self::Eksctl,
        Self::Terraform,
        Self::CloudFormation,
        Self::Cdk,
        Self::Ack,
        Self::AssumeRole,
    ];

    /// The name for programs, as `--format` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cli => "cli",
            Self::PowerShell => "powershell",
            Self::Eksctl => "eksctl",
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Cdk => "cdk",
            Self::Ack => "ack",
            Self::AssumeRole => "assume-role",
        }
    }

    /// What a file of the form is named by, behind the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Cli | Self::AssumeRole => "sh",
            Self::PowerShell => "ps1",
            Self::Eksctl | Self::Ack => "yaml",
            Self::Terraform => "tf",
            Self::CloudFormation => "json",
            Self::Cdk => "ts",
        }
    }
}

impl Operation {
    /// An update where the association has an id, else a creation.
    pub const fn fitting(association: &Association) -> Self {
        match association.id {
            Part::Absent => Self::Create,
            Part::Open(_) | Part::Known(_) => Self::Update,
        }
    }
}

/// Writes an association in a form: the session policy letter by letter, and session tags as disabled where there is one. What is not known
/// stands there as a placeholder in capitals, and a remark says so.
///
/// ```
/// use scopedown_association::{Association, Form, Operation, write};
///
/// let association = Association {
///     cluster_name: "demo".into(),
///     namespace: "shop".into(),
///     service_account: "app".into(),
///     role_arn: "arn:aws:iam::111122223333:role/app".into(),
///     ..Association::default()
/// };
/// let written = write(&association, Form::Cli, Operation::Create);
/// assert_eq!(
///     written.text,
///     "aws eks create-pod-identity-association \\
///   --cluster-name demo \\
///   --namespace shop \\
///   --service-account app \\
///   --role-arn arn:aws:iam::111122223333:role/app
/// "
/// );
/// ```
pub fn write(association: &Association, form: Form, operation: Operation) -> Written {
    let mut draft = Draft::of(association);
    let text = match form {
        Form::Cli => shell::print(&command::eks(&mut draft, operation)),
        Form::PowerShell => powershell::print(&command::eks(&mut draft, operation)),
        Form::AssumeRole => shell::print(&command::assume_role(&mut draft, association)),
        Form::Eksctl => eksctl::write(&mut draft),
        Form::Terraform => terraform::write(&mut draft),
        Form::CloudFormation => cloudformation::write(&mut draft),
        Form::Cdk => cdk::write(&mut draft),
        Form::Ack => ack::write(&mut draft),
    };
    Written {
        text,
        remarks: draft.remarks,
    }
}

#[cfg(test)]
mod tests;
