//! A made-up answer of `aws iam get-account-authorization-details`, as long as one wants.

use std::fmt::Write;

/// An answer of that many roles, each of roughly that many bytes.
pub fn account(roles: usize, bytes_of_role: usize) -> String {
    let mut out = String::from(
        "{\n    \"UserDetailList\": [],\n    \"GroupDetailList\": [],\n    \"RoleDetailList\": [\n",
    );
    for number in 0..roles {
        role(&mut out, number, bytes_of_role);
        out.push_str(if number + 1 < roles { ",\n" } else { "\n" });
    }
    out.push_str("    ],\n    \"Policies\": [\n");
    for number in 0..SHARED {
        let comma = if number + 1 < SHARED { "," } else { "" };
        let _ = writeln!(
            out,
            r#"        {{"PolicyName": "shared-{number}", "Arn": "arn:aws:iam::111122223333:policy/shared-{number}", "DefaultVersionId": "v2", "PolicyVersionList": [
            {{"VersionId": "v1", "IsDefaultVersion": false, "Document": {{"Version": "2012-10-17", "Statement": []}}}},
            {{"VersionId": "v2", "IsDefaultVersion": true, "Document": {{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::shared-{number}/*"}}]}}}}]}}{comma}"#
        );
    }
    out.push_str("    ],\n    \"IsTruncated\": false\n}\n");
    out
}

/// Managed policies that the roles share.
const SHARED: usize = 20;

fn role(out: &mut String, number: usize, bytes: usize) {
    let team = ["orders", "billing", "search", "media"]
        .get(number % 4)
        .copied()
        .unwrap_or_default();
    let shared = number % SHARED;
    let _ = write!(
        out,
        r#"        {{"Path": "/{team}/", "RoleName": "{team}-app-{number:04}", "RoleId": "AROAEXAMPLE{number:06}", "Arn": "arn:aws:iam::111122223333:role/{team}/{team}-app-{number:04}",
         "AssumeRolePolicyDocument": {{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Principal": {{"Service": "pods.eks.amazonaws.com"}}, "Action": ["sts:AssumeRole", "sts:TagSession"]}}]}},
         "InstanceProfileList": [], "Tags": [{{"Key": "team", "Value": "{team}"}}],
         "PermissionsBoundary": {{"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::111122223333:policy/shared-0"}},
         "AttachedManagedPolicies": [{{"PolicyName": "shared-{shared}", "PolicyArn": "arn:aws:iam::111122223333:policy/shared-{shared}"}}],
         "RolePolicyList": [{{"PolicyName": "inline", "PolicyDocument": {{"Version": "2012-10-17", "Statement": ["#
    );
    let target = out.len() + bytes.saturating_sub(1_300);
    let mut statement = 0;
    while statement == 0 || out.len() < target {
        let comma = if statement == 0 { "" } else { "," };
        let _ = write!(
            out,
            r#"{comma}
            {{"Sid": "Part{statement}", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::{team}-{number}/part-{statement}/*"}}"#
        );
        statement += 1;
    }
    out.push_str("]}}]}");
}
