// The built-in template validator costs seconds a synth; test/conformance.test.ts switches it on.
process.env.CDK_VALIDATION ??= 'false';
process.env.AWS_EC2_METADATA_DISABLED = 'true';
// Where each construct was made is what nobody asks, and half of what a construct costs here.
process.env.CDK_CONTEXT_JSON ??= JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true });
