import validateLock from '../../schema/lock.validator';
import { FORMS, type TextForm } from '../deployment/text-forms';
import { printableLine } from '../units/printable';
import { shown } from '../units/shown';
import type { Lock, LockedService } from './lock';

/** A field of a lock that no library writes so. */
export interface Damage {
  /** Dotted path in the lock. */
  readonly field: string;
  /** What is wrong with it, to be read after its name; safe to print. */
  readonly problem: string;
}

/** An error of the compiled schema, as far as it is told. */
type SchemaError = NonNullable<typeof validateLock.errors>[number];

/** Everything in a lock that is no plan: a lock is a file like any other, and what it holds ends in scripts and manifests. */
export function damageOf(lock: unknown): Damage[] {
  if (!validateLock(lock)) return firstOfEach((validateLock.errors ?? []).map(damageFor));
  return Object.entries((lock as Lock).services).flatMap(([name, locked]) => formDamage(`services.${name}.plan`, locked));
}

function damageFor({ keyword, instancePath, params, data }: SchemaError): Damage {
  const path = printableLine(instancePath.slice(1).replaceAll('/', '.'));
  const below = (name: string): string => [path, printableLine(name)].filter((part) => part !== '').join('.');
  switch (keyword) {
    case 'required': return { field: below(params.missingProperty), problem: 'is missing' };
    case 'additionalProperties': return { field: below(params.additionalProperty), problem: 'is no field of a lock' };
    case 'type': return { field: path, problem: `is ${safe(data)}, of type ${params.type} is wanted` };
    case 'minimum': case 'exclusiveMinimum': case 'maximum': return { field: path, problem: `is ${safe(data)}, a number ${params.comparison} ${params.limit} is wanted` };
    default: return { field: path, problem: `is ${safe(data)}, which no library writes` };
  }
}

function formDamage(path: string, { plan: { engineVersion, weightFormat, images } }: LockedService): Damage[] {
  const texts: [field: string, text: string | undefined, form: TextForm][] = [
    ['engineVersion', engineVersion, FORMS.engineVersion],
    ['weightFormat', weightFormat, FORMS.weightFormat],
    ...Object.entries(images ?? {}).map(([name, image]): [string, string, TextForm] => [`images.${name}`, image, FORMS.image]),
  ];
  return texts.filter(([, text, form]) => text !== undefined && !form.fits(text)).map(([field, text, form]) => ({ field: `${path}.${field}`, problem: `is ${safe(text)}, wanted: ${form.allowed}` }));
}

/** A value of a wrong type may fail on more. */
function firstOfEach(damage: readonly Damage[]): Damage[] {
  return [...new Map([...damage].reverse().map((each) => [each.field, each])).values()].reverse();
}

function safe(value: unknown): string {
  return printableLine(shown(value));
}
