//! Where AWS does not say, and what is assumed instead.

use scopedown_eval::OpenPoint;

/// The assumption, as the end of "AWS does not say; assumed: …".
pub const fn assumption(point: OpenPoint) -> &'static str {
    match point {
        OpenPoint::VariableInBool => "a variable under Bool is replaced by its value",
        OpenPoint::UnresolvedInNegated => "a negated operator holds where a variable has no value",
        OpenPoint::UnresolvedInNotResource => {
            "an entry of NotResource whose variable has no value excludes nothing"
        }
        OpenPoint::PlainOnMultivalued => {
            "an operator without ForAllValues or ForAnyValue never matches a key with several values"
        }
        OpenPoint::ForAnyValueIfExists => {
            "IfExists changes nothing under ForAnyValue: an absent key does not match"
        }
        OpenPoint::EmptyList => {
            "with an empty list of values a positive operator never holds and a negated one always does"
        }
        OpenPoint::Unreadable => {
            "a value in the policy that cannot be read matches nothing, and one in the request makes the condition false"
        }
        OpenPoint::ShortArn => "the missing segments of a short ARN count as *",
        OpenPoint::StarAcrossColons => "a * before the fifth colon of an ARN stays in its segment",
        OpenPoint::FrontCase => "letter case counts in partition, service, Region and account",
        OpenPoint::SessionUnion => {
            "several session policies are a union: one that allows is enough"
        }
        OpenPoint::EmptyStringForAllValues => "an empty string is an empty set for ForAllValues",
        OpenPoint::WildcardInValue => {
            "wildcard characters in the value of a variable are ordinary characters"
        }
        OpenPoint::QuantifiedNull => "ForAllValues and ForAnyValue apply to Null value by value",
        OpenPoint::EveryoneUncapped => {
            "a resource policy's grant to * is not limited by boundary or session policy"
        }
        OpenPoint::EmptyStringNull => {
            "an empty string counts as no value for Null and for variables"
        }
        OpenPoint::ServiceWildcard => {
            "a wildcard in the service segment of an ARN matches like any other"
        }
        OpenPoint::SparedWithoutAccount => {
            "NotPrincipal spares a principal even where its account is not listed"
        }
    }
}
