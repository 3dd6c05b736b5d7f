/** The CloudWatch agent as an image, where no machine has it: tag read 2026-11-25 in a public task definition, not pulled by us. */
export const AGENT_IMAGE = 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300072.0b1766';
