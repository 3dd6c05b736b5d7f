import type { Quantity } from './anchors';
import type { Kernel } from './kriging';
import data from './fitted.json';

/** What `scripts/fit-planner.mjs` found out about likeness. */
interface Fitted {
  readonly kernels: { readonly [quantity in Quantity]: Kernel };
  readonly spreads: { readonly [quantity in Quantity]: { readonly [kind: string]: { readonly [tier: string]: number } } };
}

const FITTED = data as Fitted;

/** How log errors go together, by quantity. */
export const KERNELS = FITTED.kernels;

/** Standard deviations that four held-out truths of five lie within, by quantity, kind of model and tier. */
export const SPREADS = FITTED.spreads;
