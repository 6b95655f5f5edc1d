import * as eks from 'aws-cdk-lib/aws-eks';

export class Pods extends Stack {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com') });
    new eks.CfnPodIdentityAssociation(this, 'Orders', {
      clusterName: props.cluster.clusterName, // from the other stack
      namespace: `shop-${props.stage}`,
      serviceAccount: 'orders',
      roleArn: role.roleArn,
      disableSessionTags: true,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['s3:GetObject'], Resource: `arn:aws:s3:::${bucket.bucketName}/*` },
        ],
      }),
      tags: [{ key: 'team', value: 'orders' }],
    });
    new eks.CfnPodIdentityAssociation(this, 'Billing', { ...shared, serviceAccount: "billing", policy });
    new eks.CfnPodIdentityAssociation(this, 'Search', properties(role));
  }
}
