import type { Finding } from '../finding/finding';
import { isRaw, type Raw } from './environment';
import { servicesOf } from './normalise';
import type { DeploymentProps } from './props';
import { isOfService } from './service-fields';
import { absentFields } from './validate';

/** Required fields that nobody gave: judged once environment and shared fields are merged, for each service. */
export function absences(root: Raw): Finding[] {
  const { services, ...shared } = root;
  const described = servicesOf({ ...root, services: servicesIn(services) } as unknown as DeploymentProps);
  if (described.length === 0) return absentFields(shared);
  return described.flatMap(({ path, props }) => absentFields({ ...shared, ...props })
    .map((finding) => (path !== '' && isOfService(finding.path) ? { ...finding, path: `${path}.${finding.path}` } : finding)));
}

/** Services as far as they are maps; what else they are is told elsewhere. */
function servicesIn(services: unknown): Raw | undefined {
  return isRaw(services) ? Object.fromEntries(Object.entries(services).filter(([, service]) => isRaw(service))) : undefined;
}
