import { PodScaler } from '../deployment/enums';
import type { KubernetesProps } from '../deployment/platform-props';

/** Who moves the number of pods. */
export const podScalerOf = ({ autoscaler = PodScaler.KEDA }: KubernetesProps): PodScaler => autoscaler;
