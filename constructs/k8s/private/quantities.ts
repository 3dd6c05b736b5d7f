/** Memory or disk as Kubernetes writes it. */
export const mebibytes = (mib: number): string => `${Math.ceil(mib)}Mi`;

/** A volume's size: claims are bought by the gibibyte. */
export const gibibytes = (mib: number): string => `${Math.ceil(mib / 1024)}Gi`;

/** Processors: whole ones as they are, shares in thousandths. */
export const cpus = (count: number): string => (Number.isInteger(count) ? String(count) : `${Math.ceil(count * 1000)}m`);
