//! What can be found: a code for each, by theme; and beside each code its words.

use scopedown_policy::Severity;

/// A theme: an enum of codes, each with its severity, its name for programs, its sentence and its help. In the sentences, `{}` stands for
/// what the finding names, in order.
macro_rules! theme {
    ($(#[$doc:meta])* $theme:ident {
        $($(#[$about:meta])* $code:ident: $severity:ident, $name:literal, $message:literal, $help:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $theme { $($(#[$about])* $code,)* }

        impl $theme {
            /// Every code of the theme.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            pub(crate) const fn about(self) -> $crate::code::About {
                match self {
                    $(Self::$code => $crate::code::About {
                        name: $name,
                        severity: scopedown_policy::Severity::$severity,
                        message: $message,
                        help: $help,
                    },)*
                }
            }
        }
    };
}

/// The modules of the themes, and the one enum that holds them all.
macro_rules! themes {
    ($($(#[$doc:meta])* $module:ident: $family:ident($theme:ident);)*) => {
        $(mod $module; pub use $module::$theme;)*

        /// Everything that can be found, by theme.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $family($theme),)* }

        impl Code {
            /// Every code.
            pub fn all() -> Vec<Self> {
                let mut all = Vec::new();
                $(all.extend($theme::ALL.iter().copied().map(Self::$family));)*
                all
            }

            pub(crate) const fn about(self) -> About {
                match self { $(Self::$family(code) => code.about(),)* }
            }
        }

        $(impl From<$theme> for Code {
            fn from(code: $theme) -> Self {
                Self::$family(code)
            }
        })*
    };
}

themes! {
    /// What session policies come to beside the role.
    session: Session(SessionCode);
    /// Grants that are wider than they look.
    grant: Grant(GrantCode);
    /// Grants of what hands on other permissions.
    escalation: Escalation(EscalationCode);
    /// What policies that hang on resources do to a session.
    resource: Resource(ResourceLint);
    /// Entries of `Resource` that name something else than they seem to.
    arn: Arn(ArnCode);
    /// Buckets, objects and prefixes.
    s3: S3(S3Code);
    /// What follows where a condition's key is absent.
    absence: Absence(AbsenceCode);
    /// `ForAllValues:` and `ForAnyValue:`, where they are missing and where they are too much.
    qualifier: Qualifier(QualifierCode);
    /// Names of condition keys.
    key: Key(KeyCode);
    /// Values of conditions.
    value: Value(ValueCode);
    /// What could be left out.
    waste: Waste(WasteCode);
    /// Names that the catalogue does not hold, and keys that do not go with their actions.
    catalog: Catalog(CatalogCode);
    /// Actions and resources that do not meet.
    reach: Reach(ReachCode);
    /// What the session takes from the role without meaning to.
    lost: Lost(LostCode);
    /// What hangs on a question that AWS leaves open.
    open: Open(OpenCode);
    /// EKS Pod Identity: the association, its roles, and policies that lean on its session tags.
    association: Association(AssociationCode);
}

/// What is registered of a code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
}

impl Code {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// How grave it is where nothing else is said.
    pub const fn severity(self) -> Severity {
        self.about().severity
    }
}
