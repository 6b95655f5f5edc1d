//! Names that look like actions and are none: operations of an API that are authorised as other actions, and prefixes that no service has.

mod table;

use scopedown_policy::Action;

/// The actions that AWS asks for when an operation of this name is called; none where the operation is authorised under its own name, or is
/// not known (semantics 2.10). The spelling is the catalogue's.
pub fn authorised_as(operation: &Action) -> Vec<String> {
    let (service, name) = (operation.service(), operation.written_name());
    let own = table::OPERATIONS
        .iter()
        .filter(|(prefix, ..)| *prefix == service)
        .find(|(_, operation, _)| operation.eq_ignore_ascii_case(name));
    if let Some((prefix, _, actions)) = own {
        return actions
            .iter()
            .map(|action| format!("{prefix}:{action}"))
            .collect();
    }
    let verb = (service == "apigateway").then(|| http_verb(name)).flatten();
    verb.map(|verb| vec![format!("apigateway:{verb}")])
        .unwrap_or_default()
}

/// The prefix that a service's actions have, given a name under which people know it: `efs` is `elasticfilesystem`.
pub fn prefix_of(name: &str) -> Option<&'static str> {
    table::PREFIXES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, prefix)| *prefix)
}

/// API Gateway's actions are the verbs of HTTP (API Gateway developer guide, "Control access for managing an API").
fn http_verb(operation: &str) -> Option<&'static str> {
    const VERBS: [(&str, &str); 8] = [
        ("get", "GET"),
        ("create", "POST"),
        ("import", "POST"),
        ("flush", "DELETE"),
        ("delete", "DELETE"),
        ("update", "PATCH"),
        ("put", "PUT"),
        ("test", "POST"),
    ];
    let operation = operation.to_ascii_lowercase();
    VERBS
        .iter()
        .find(|(front, _)| operation.len() > front.len() && operation.starts_with(front))
        .map(|(_, verb)| *verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalog;

    #[test]
    fn operations_are_no_actions_and_what_they_need_is_one() {
        let catalog = Catalog::embedded();
        for (prefix, operation, actions) in table::OPERATIONS {
            let service = catalog.service(prefix).unwrap();
            assert!(service.action(operation).is_none(), "{prefix}:{operation}");
            assert!(!actions.is_empty());
            for action in *actions {
                let found = service.action(action).map(crate::ActionEntry::name);
                assert_eq!(found, Some(*action), "{prefix}:{operation}");
            }
        }
    }

    #[test]
    fn prefixes_are_those_of_services_and_other_names_are_not() {
        let catalog = Catalog::embedded();
        for (name, prefix) in table::PREFIXES {
            assert!(catalog.service(name).is_none(), "{name} is a prefix");
            assert!(catalog.service(prefix).is_some(), "{prefix} is none");
        }
    }

    #[test]
    fn names_are_found_in_any_letter_case() {
        let of = |text: &str| authorised_as(&Action::parse(text).unwrap());
        assert_eq!(of("S3:headobject"), ["s3:GetObject"]);
        assert_eq!(of("apigateway:CreateRestApi"), ["apigateway:POST"]);
        assert!(of("apigateway:Get").is_empty());
        assert!(of("s3:GetObject").is_empty());
        assert_eq!(prefix_of("EFS"), Some("elasticfilesystem"));
    }
}
