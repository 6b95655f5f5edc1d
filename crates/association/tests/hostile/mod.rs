//! Associations whose texts hold what shells and formats take for something else.

use scopedown_association::{Association, SessionTags, Tag};

/// Texts that are hard to write down.
pub(crate) const TEXTS: [&str; 34] = [
    "plain",
    "",
    " ",
    "two words",
    "it's",
    "'''",
    "say \"so\"",
    "back\\slash\\",
    "\\\"",
    "\\n",
    "line\nbreak",
    "line\n\nbreak\n",
    "\nfirst",
    " indented\n  more",
    "carriage\r\nreturn\r",
    "tab\tbed",
    "$HOME $(id) ${HOME} $1 $$",
    "`id`",
    "${aws:PrincipalTag/x} $${y} $$${z}",
    "%{if true}x%{endif} %%{ %PATH%",
    "a; rm -rf / & | > < # !",
    "* ? [a] {a,b} ~",
    "-option",
    "--policy",
    "- item",
    "key: value # comment",
    "null",
    "0x1F",
    "POLICY\nPOLICY_1\nEOT",
    "\u{201C}curly\u{2019}",
    "ünïcödé 漢字 😀",
    "\u{85}\u{2028}\u{2029}\u{FEFF}\u{7F}\u{1}",
    "*/ </script> \\u0041 \\",
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::b/${aws:username}/*\" }\n}",
];

/// An association with the text in every place that takes one.
pub(crate) fn association(text: &str) -> Association {
    Association {
        cluster_name: text.into(),
        namespace: text.into(),
        service_account: text.into(),
        role_arn: text.into(),
        target_role_arn: text.into(),
        session_tags: SessionTags::Disabled,
        policy: text.into(),
        region: "eu-west-1".into(),
        tags: vec![Tag {
            key: text.into(),
            value: text.into(),
        }],
        ..Association::default()
    }
}
