// The built-in template validator costs seconds a synth; test/conformance.test.ts switches it on.
process.env.CDK_VALIDATION ??= 'false';
process.env.AWS_EC2_METADATA_DISABLED = 'true';
