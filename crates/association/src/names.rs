//! The forms of names that EKS takes (semantics 8.2).

use scopedown_policy::Arn;

/// Whether a text is a cluster name: `[0-9A-Za-z][A-Za-z0-9\-_]*`, 1 to 100 characters.
pub(crate) fn is_cluster_name(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() <= 100
        && text
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().all(legal)
}

/// Whether a text is a DNS label as Kubernetes has them: `^[a-z0-9]([-a-z0-9]*[a-z0-9])?$`, up to 63 characters.
pub(crate) fn is_namespace(text: &str) -> bool {
    text.len() <= 63 && is_label(text)
}

/// Whether a text is a DNS subdomain: labels joined with dots, up to 253 characters.
pub(crate) fn is_service_account(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label)
}

fn is_label(text: &str) -> bool {
    let edge = |byte: Option<u8>| {
        byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    edge(text.bytes().next()) && edge(text.bytes().last()) && text.bytes().all(legal)
}

/// A role's ARN taken apart; `None` where the text is none.
pub(crate) fn role(text: &str) -> Option<Arn<'_>> {
    let arn = Arn::parse(text)?;
    let is_account = arn.account.len() == 12 && arn.account.bytes().all(|b| b.is_ascii_digit());
    let name = arn.resource.strip_prefix("role/")?.rsplit('/').next()?;
    // The characters of role names, and of paths besides: IAM's model of `CreateRole`.
    let legal = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'+' | b'=' | b',' | b'.' | b'@' | b'-' | b'_')
    };
    let is_name = (1..=64).contains(&name.len()) && name.bytes().all(legal);
    let is_path = arn.resource.bytes().all(|byte| byte.is_ascii_graphic());
    let fits = arn.service == "iam" && arn.region.is_empty() && is_account && is_name && is_path;
    (fits && arn.partition.starts_with("aws")).then_some(arn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cluster_names() {
        for good in ["a", "0demo", "Demo-1_b", &"x".repeat(100)] {
            assert!(is_cluster_name(good), "{good}");
        }
        for bad in ["", "-a", "_a", "a b", "a.b", "ä", "a\n", &"x".repeat(101)] {
            assert!(!is_cluster_name(bad), "{bad}");
        }
    }

    #[test]
    fn namespaces_are_labels_and_service_accounts_subdomains() {
        for good in ["a", "a-b", "0", "kube-system", &"x".repeat(63)] {
            assert!(is_namespace(good) && is_service_account(good), "{good}");
        }
        for bad in [
            "", "-a", "a-", "A", "a_b", "a*", "ä", "a\n", "a..b", ".a", "a.",
        ] {
            assert!(!is_namespace(bad) && !is_service_account(bad), "{bad}");
        }
        assert!(is_service_account("team.app-1") && !is_namespace("team.app-1"));
        assert!(!is_namespace(&"x".repeat(64)) && !is_service_account(&"x".repeat(254)));
    }

    #[test]
    fn roles_are_told_from_other_arns() {
        for good in [
            "arn:aws:iam::111122223333:role/app",
            "arn:aws-cn:iam::111122223333:role/team/shop/app+=,.@-_",
        ] {
            assert!(role(good).is_some(), "{good}");
        }
        for bad in [
            "app",
            "arn:aws:iam::111122223333:user/app",
            "arn:aws:iam::1111:role/app",
            "arn:aws:iam::111122223333:role/",
            "arn:aws:iam::111122223333:role/a b",
            "arn:aws:iam::111122223333:role/a*",
            "arn:aws:iam:eu-west-1:111122223333:role/app",
            "arn:aws:sts::111122223333:assumed-role/app/session",
            "arn::iam::111122223333:role/app",
        ] {
            assert!(role(bad).is_none(), "{bad}");
        }
    }
}
