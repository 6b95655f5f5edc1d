// A made-up answer of `aws iam get-account-authorization-details`.

const policy = (number, filler) => ({
  Version: "2012-10-17",
  Statement: [
    { Sid: "Own", Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: `arn:aws:s3:::bucket-${number}/*` },
    { Sid: "Filler", Effect: "Deny", Action: "s3:*", Resource: filler },
  ],
});

/** So many roles in about so many bytes, as the file that the AWS CLI writes. */
export function account(roles, bytes) {
  const entry = "arn:aws:s3:::not-to-be-read/folder-of-some-length/*";
  const fillers = Math.floor((bytes / roles - 1_200) / (entry.length + 35));
  const filler = Array.from({ length: fillers }, () => entry);
  const detail = (number) => {
    const name = `role-${String(number).padStart(4, "0")}`;
    return {
      Path: "/",
      RoleName: name,
      RoleId: `AROAEXAMPLE${number}`,
      Arn: `arn:aws:iam::111122223333:role/${name}`,
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "pods.eks.amazonaws.com" }, Action: ["sts:AssumeRole", "sts:TagSession"] }],
      },
      RolePolicyList: [{ PolicyName: "own", PolicyDocument: policy(number, filler) }],
      AttachedManagedPolicies: [],
      Tags: [{ Key: "team", Value: `team-${number % 7}` }],
    };
  };
  const answer = { UserDetailList: [], GroupDetailList: [], RoleDetailList: Array.from({ length: roles }, (_, number) => detail(number)), Policies: [] };
  return Buffer.from(JSON.stringify(answer, null, 4));
}
