import { imageReference } from '../container/image-reference';
import type { SiteProps } from '../deployment/platform-props';

/** The collector as an image: tag and digest read 2026-11-26 in a public manifest, not pulled by us. */
const PUBLISHED = 'public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15@sha256:88e1b56cedb230486afeca6eeb26c5f6bd59c48879d0054d1674d5a58838c607';

/** Its image, as a machine pulls it. */
export const logCollectorImage = (site: SiteProps): string => imageReference(PUBLISHED, site);
