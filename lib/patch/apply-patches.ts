import type { Platform } from '../deployment/enums';
import type { PatchProps } from '../deployment/props';
import { changesBetween, type Change } from './changes';
import type { Body, Rendering } from './rendering';
import type { World } from '../platform/platform';
import { worldOf } from './target';

/** An object that a patch hit. */
export interface PatchedObject {
  readonly platform: Platform;
  readonly world: World;
  readonly name: string;
  readonly before: Body;
  readonly after: Body;
  readonly changes: Change[];
}

/** A fact that parity compares, and that a patch changed. */
export interface FactChange extends Change {
  readonly platform: Platform;
  readonly service: string;
}

/** One patch: what it could have hit, what it hit, and what became of it. */
export interface PatchStep {
  readonly patch: PatchProps;
  /** Its place in the deployment, from 0. */
  readonly index: number;
  readonly platforms: Platform[];
  readonly worlds: World[];
  /** Every name that it could have meant, on the platform of its form. */
  readonly targets: string[];
  readonly hits: PatchedObject[];
  readonly facts: FactChange[];
  /** Services that can no longer be read back. */
  readonly unreadable: string[];
}

/** Applies patches in their order; each sees what the one before it made. */
export function applyPatches(patches: readonly PatchProps[], renderings: readonly Rendering[]): PatchStep[] {
  let now = [...renderings];
  return patches.map((patch, index) => {
    const before = now;
    now = before.map((rendering) => (hitsOf(rendering, patch).length > 0 ? rendering.with(patch) : rendering));
    const pairs = before.map((rendering, at) => ({ rendering, after: now[at] }));
    return {
      patch,
      index,
      platforms: [...new Set(before.map(({ platform }) => platform))],
      worlds: [...new Set(before.map(({ world }) => world))],
      targets: before.filter(({ world }) => (worldOf(patch.target) ?? world) === world).flatMap(({ objects }) => objects.map(({ names }) => names[0])),
      hits: pairs.flatMap((pair) => hitsOf(pair.rendering, patch).map((place) => patchedAt(pair, place))),
      facts: pairs.flatMap(factChanges),
      unreadable: pairs.flatMap(({ rendering, after }) => Object.keys(rendering.facts).filter((service) => rendering.facts[service] && !after.facts[service])),
    };
  });
}

interface Pair {
  readonly rendering: Rendering;
  readonly after: Rendering;
}

function hitsOf({ objects }: Rendering, { target }: PatchProps): number[] {
  return objects.flatMap(({ names }, place) => (names.includes(target) ? [place] : []));
}

function patchedAt({ rendering: { platform, world, objects }, after }: Pair, place: number): PatchedObject {
  const { names: [name], body } = objects[place];
  const made = after.objects[place]?.body ?? {};
  return { platform, world, name, before: body, after: made, changes: changesBetween(body, made) };
}

function factChanges({ rendering: { platform, facts }, after }: Pair): FactChange[] {
  return Object.entries(facts).flatMap(([service, before]) => {
    const made = after.facts[service];
    if (!before || !made) return [];
    const fields = Object.keys(before).filter((field) => changesBetween(before[field], made[field]).length > 0);
    return fields.map((path) => ({ platform, service, path, before: before[path], after: made[path] }));
  });
}
