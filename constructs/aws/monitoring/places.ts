import type { CloudWatchPlace } from '../../../lib/signals/source';

/** Names of the resources that metrics of AWS are named after; a missing one does not stand here. */
export type Places = { readonly [place in CloudWatchPlace]?: string };
