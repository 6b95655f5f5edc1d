// Adds what each module has to a stack of its own, as an app of CDK does, and prints the properties that CDK makes of it: a JSON object a
// module, in order.
//
//     node synthesise.cjs MODULE...
'use strict';

const { App, Stack } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');

const TYPE = 'AWS::EKS::PodIdentityAssociation';

for (const file of process.argv.slice(2)) {
  const stack = new Stack(new App(), 'Stack');
  require(file).addPodIdentityAssociation(stack);
  const found = Object.values(Template.fromStack(stack).findResources(TYPE));
  console.log(JSON.stringify({ file, properties: found.map((resource) => resource.Properties) }));
}
