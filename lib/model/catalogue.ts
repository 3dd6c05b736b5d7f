import { LlmServingError } from '../error';
import { nearest } from '../units/nearest';
import type { ModelFacts } from './model';
import data from './models.json';

/** What the catalogue knows of a model: all of it, or what it lacks. */
export interface ModelEntry {
  /** The Hugging Face id. */
  readonly id: string;

  /**
   * The facts.
   *
   * @default - some are missing, so that none can be relied on
   */
  readonly facts?: ModelFacts;

  /** The facts that nobody has found, each the name of a field, with the reason after a colon where there is one; empty when all are known. */
  readonly missing: string[];
}

/** Every model that the library knows. Immutable: `with` returns a larger copy. */
export class ModelCatalogue {
  /** The models that come with the library. */
  public static standard(): ModelCatalogue {
    return STANDARD;
  }

  /** @internal */
  public static _of(entries: Iterable<ModelEntry>): ModelCatalogue {
    return new ModelCatalogue(entries);
  }

  private readonly entries: ReadonlyMap<string, ModelEntry>;

  private constructor(entries: Iterable<ModelEntry>) {
    this.entries = new Map([...entries].map((entry) => [entry.id, entry]));
  }

  /** The ids of all models, also of those with missing facts. */
  public get names(): string[] {
    return [...this.entries.keys()];
  }

  /** All entries, also those with missing facts. */
  public get all(): ModelEntry[] {
    return [...this.entries.values()];
  }

  /** The models that cannot be used before somebody adds what is missing. */
  public get incomplete(): ModelEntry[] {
    return this.all.filter((entry) => entry.missing.length > 0);
  }

  /** A copy that also knows `facts`; they win over an entry of the same id. */
  public with(facts: ModelFacts): ModelCatalogue {
    return new ModelCatalogue([...this.entries.values(), { id: facts.id, facts, missing: [] }]);
  }

  /** What is known of the model called `name`, or nothing when it is not listed. */
  public find(name: string): ModelEntry | undefined {
    return this.entries.get(name);
  }

  /** Known ids that look like `name`, best first. */
  public nearest(name: string): string[] {
    return nearest(name, this.names);
  }
}

/** The facts of a model; refuses an unknown or incomplete one and says what is missing. */
export function modelFacts(name: string, catalogue = ModelCatalogue.standard()): ModelFacts {
  const entry = catalogue.find(name);
  if (entry?.facts) return entry.facts;
  if (entry) throw new LlmServingError('UnknownModel', `facts about model '${name}' are incomplete, missing: ${entry.missing.join('; ')}`);
  const close = catalogue.nearest(name);
  const hint = close.length > 0 ? `did you mean ${close.join(', ')}?` : `${catalogue.names.length} models are known, none looks like it`;
  throw new LlmServingError('UnknownModel', `no facts about model '${name}': ${hint}`);
}

/** The listed models that lack facts. */
export function incompleteModels(catalogue = ModelCatalogue.standard()): ModelEntry[] {
  return catalogue.incomplete;
}

/** The file keeps each source once; a row points at its own. */
interface ModelRow extends Omit<ModelFacts, 'source' | 'asOf'> {
  readonly source: string[];
}

interface Tables {
  readonly asOf: string;
  readonly sources: Record<string, string>;
  readonly models: ModelRow[];
  readonly incomplete: { readonly id: string; readonly missing: string[] }[];
}

const TABLES = data as unknown as Tables;

function entryOf(row: ModelRow): ModelEntry {
  const source = row.source.map((id) => TABLES.sources[id]).join('; ');
  return { id: row.id, facts: { ...row, source, asOf: TABLES.asOf }, missing: [] };
}

const STANDARD = ModelCatalogue._of([
  ...TABLES.models.map(entryOf),
  ...TABLES.incomplete.map(({ id, missing }) => ({ id, missing })),
]);
