/**
 * The image that fetches weights: the AWS CLI of AWS on Amazon Linux 2023, with bash 5.2, coreutils 8.32 and curl. Any numeric
 * user may run it, given a writable HOME.
 *
 * Sources: digest as pinned by a public backup image (`FROM public.ecr.aws/aws-cli/aws-cli:2.31.23@sha256:668ffb01…`, run as
 * 65532:65532 with a bash entry point), read 2026-11-23, not pulled by us; base image since 2025-07-15:
 * https://github.com/aws/aws-cli/issues/9586.
 */
export const FETCH_IMAGE = 'public.ecr.aws/aws-cli/aws-cli:2.31.23@sha256:668ffb01408e03e1002b36886797c1a97b09f7d0f02fba3123f9fcd68a081dc5';
