import type { ServiceProps } from './props';

/** Every field of a service, so that none is forgotten where they are gone through. */
const FIELDS: { readonly [field in keyof ServiceProps]-?: true } = {
  model: true, engine: true, framework: true, hardware: true, workload: true, optimization: true, scaling: true, rollout: true, access: true, storage: true, observability: true, degradation: true, recovery: true,
};

/** Fields that a service has, or takes over from the deployment. */
export const SERVICE_FIELDS = Object.keys(FIELDS) as (keyof ServiceProps)[];

/** True of such a field, and of all below it. */
export function isOfService(path: string): boolean {
  return SERVICE_FIELDS.some((field) => path === field || path.startsWith(`${field}.`));
}
