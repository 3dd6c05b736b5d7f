/** What makes two measurements alike. */
export interface Likeness {
  /** Models with the same shape of layers have the same key. */
  readonly architecture: string;
  /** Dense, or mixture of experts. */
  readonly kind: string;
  readonly accelerator: string;
  readonly engine: string;
  /** Bits of a weight, roughly. */
  readonly precision: string;
  /** Logarithms of devices, running requests, prompt and answer. */
  readonly load: readonly number[];
}

/** A known log error of the formula. */
export interface Residual extends Likeness {
  readonly error: number;
  /** Above 1 for what is trusted less. */
  readonly doubt: number;
}

/** What residuals say about a point: mean and variance of its log error, and the share of the variance that they explain. */
export interface Correction {
  readonly mean: number;
  readonly variance: number;
  readonly explained: number;
}

/** How much of a log error comes with what (variances), how far a load reaches (in logarithms), and what no two runs share. */
export interface Kernel {
  readonly kind: number;
  readonly engine: number;
  readonly accelerator: number;
  readonly architecture: number;
  readonly precision: number;
  readonly cell: number;
  readonly reach: number;
  readonly noise: number;
}

/** Residuals that are looked at: the most alike. */
const NEIGHBOURS = 40;

/** Simple kriging over the nearest residuals: the best linear guess of an error from errors of what is alike, and how sure it is. */
export function krige(point: Likeness, residuals: readonly Residual[], kernel: Kernel): Correction {
  const prior = covariance(point, point, kernel);
  const near = nearest(point, residuals, kernel);
  const matrix = near.map(({ residual: a }, row) => near.slice(0, row + 1).map(({ residual: b }, column) => covariance(a, b, kernel) + (row === column ? kernel.noise * a.doubt : 0)));
  const lower = cholesky(matrix);
  const [towards, errors] = [forward(lower, near.map(({ likeness }) => likeness)), forward(lower, near.map(({ residual }) => residual.error))];
  const mean = towards.reduce((sum, value, index) => sum + value * errors[index], 0);
  const known = towards.reduce((sum, value) => sum + value ** 2, 0);
  return { mean, variance: Math.max(0, prior - known) + kernel.noise, explained: Math.min(1, known / prior) };
}

interface Neighbour {
  readonly residual: Residual;
  readonly likeness: number;
}

/** The most alike of those that share a cause at all. */
function nearest(point: Likeness, residuals: readonly Residual[], kernel: Kernel): Neighbour[] {
  const likenesses = Float64Array.from(residuals, (residual) => covariance(point, residual, kernel));
  // sorting plain numbers is what makes a search over all hardware fast
  const least = likenesses.length <= NEIGHBOURS ? 0 : Float64Array.from(likenesses).sort()[likenesses.length - NEIGHBOURS];
  const alike: Neighbour[] = [];
  likenesses.forEach((likeness, index) => {
    if (likeness > 0 && likeness >= least && alike.length < NEIGHBOURS) alike.push({ residual: residuals[index], likeness });
  });
  return alike;
}

/** A sum of shared causes; each fades as the loads part. */
function covariance(a: Likeness, b: Likeness, kernel: Kernel): number {
  const kind = a.kind === b.kind;
  const model = a.architecture === b.architecture;
  if (!kind && !model) return 0;
  let distance = 0;
  for (let index = 0; index < a.load.length; index++) distance += (a.load[index] - b.load[index]) ** 2;
  const near = Math.exp(-distance / (2 * kernel.reach ** 2));
  // half of a cause stays whatever the load
  const fading = 0.5 + 0.5 * near;
  const engine = a.engine === b.engine;
  const device = a.accelerator === b.accelerator;
  return (kind ? kernel.kind * near : 0)
    + (kind && engine ? kernel.engine * fading : 0)
    + (device && kind ? kernel.accelerator * fading : 0)
    + (model ? kernel.architecture * fading : 0)
    + (device && engine && kind && a.precision === b.precision ? kernel.precision * fading : 0)
    + (model && device && engine ? kernel.cell * near : 0);
}

/** The lower triangle whose product with its transpose is the matrix. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = [];
  matrix.forEach((row, i) => {
    lower.push([]);
    row.forEach((value, j) => {
      let rest = value;
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      lower[i].push(i === j ? Math.sqrt(Math.max(rest, 1e-9)) : rest / lower[j][j]);
    });
  });
  return lower;
}

/** Solves the lower triangle for a right-hand side. */
function forward(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solved: number[] = [];
  right.forEach((value, i) => {
    let rest = value;
    for (let k = 0; k < i; k++) rest -= lower[i][k] * solved[k];
    solved.push(rest / lower[i][i]);
  });
  return solved;
}
