use scopedown_intake::denial::{Form, Missing, read};

/// A text as a denial: every part is told or named as missing, nothing that is told is empty, and of a text that is no denial nothing is told.
pub fn denial(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let denial = read(text);
    assert!(!denial.form.words().is_empty());
    let missing = denial.missing();
    let lacks = |what| missing.contains(&what);
    assert!(missing.iter().all(|one| !one.words().is_empty()));
    if !lacks(Missing::Message) {
        assert_eq!(lacks(Missing::Action), denial.action.is_none());
        assert_eq!(lacks(Missing::Resource), denial.resource.is_none());
        assert_eq!(lacks(Missing::Principal), denial.principal.is_none());
        assert_eq!(lacks(Missing::Layer), denial.layer.is_none());
    }
    let told = [
        denial.action.as_deref(),
        denial.resource.as_deref(),
        denial.principal.as_deref(),
        denial.policy_arn.as_deref(),
        denial.encoded.as_deref(),
    ];
    for told in told.into_iter().flatten() {
        assert!(!told.is_empty());
    }
    if denial.form == Form::Unknown {
        assert!(denial.action.is_none() && denial.principal.is_none() && denial.layer.is_none());
    }
}
