/** One setting of a unit file; a setting may stand more than once. */
export type Setting = readonly [name: string, value: string];

/** The sections of a unit file, in the order in which they are written. */
export interface UnitSections {
  readonly Unit: Setting[];
  /** @default - not a service */
  readonly Service?: Setting[];
  /** @default - not a timer */
  readonly Timer?: Setting[];
  /** @default - not a slice */
  readonly Slice?: Setting[];
  /** @default - pulled in by another unit */
  readonly Install?: Setting[];
}

/** The text of a unit file. */
export function unitFile(sections: UnitSections): string {
  return Object.entries(sections)
    .filter(([, settings]) => settings !== undefined && settings.length > 0)
    .map(([section, settings]: [string, Setting[]]) => [`[${section}]`, ...settings.map(([name, value]) => `${name}=${value}`)].join('\n'))
    .join('\n\n')
    .concat('\n');
}
