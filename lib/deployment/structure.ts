import { isAlias, isMap, isScalar, isSeq, visit, type Alias, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Finding } from '../finding/finding';
import { unseenIn } from '../units/printable';
import { findingOf, readingFinding } from './codes';
import { Places, type LocationOf } from './places';

/** Repeats of an anchor that a person would write. */
const MOST_ALIASES = 32;

/** Tags whose values JSON has as well; the library knows others, such as sets. */
const CORE_TAG = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/;

/** Where everything in a document stands, and what no document may hold. */
export interface Structure {
  readonly places: Places;
  readonly findings: Finding[];
}

/** Walks a document once. */
export function structureOf(document: Document.Parsed, contents: YAMLMap, at: LocationOf): Structure {
  const places = new Places(offsetOf(contents), at);
  const aliases = aliasFindings(document, at(offsetOf(contents)), at);
  if (aliases.length > 0) return { places, findings: aliases };
  const findings: Finding[] = [];
  walkMap(contents, '', { places, findings });
  return { places, findings };
}

function aliasFindings(document: Document.Parsed, start: ReturnType<LocationOf>, at: LocationOf): Finding[] {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  if (aliases.length > MOST_ALIASES || hasNestedAlias(document)) return [readingFinding('TOO_MANY_ALIASES', start, String(aliases.length), String(MOST_ALIASES))];
  return aliases.filter((alias) => !alias.resolve(document))
    .map((alias) => readingFinding('NOT_YAML', at(offsetOf(alias)), 'an alias names no anchor before it'));
}

/** An alias inside what an anchor names: a few of them grow without bound. */
function hasNestedAlias(document: Document): boolean {
  let nested = false;
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) visit(node as Node, { Alias: () => void (nested = true) });
    },
  });
  return nested;
}

interface Walk {
  readonly places: Places;
  readonly findings: Finding[];
}

function walkMap({ items }: YAMLMap, path: string, walk: Walk): void {
  const seen = new Set<string>();
  items.forEach((pair) => walkPair(pair as Pair<Node, Node | null>, path, { ...walk, seen }));
}

function walkPair({ key: node, value }: Pair<Node, Node | null>, path: string, { places, findings, seen }: Walk & { readonly seen: Set<string> }): void {
  const key = isScalar(node) ? String(node.value) : String(node);
  const below = path === '' ? key : `${path}.${key}`;
  const place = places.add(key, offsetOf(node));
  if (!isScalar(node)) findings.push(findingOf({ code: 'NOT_YAML', path, message: `the key ${key} is no plain text`, location: place.location }));
  else if (seen.has(key)) findings.push(findingOf({ code: 'DUPLICATE_KEY', path: below, message: `the key '${key}' stands twice in its map`, value: key, location: place.location }));
  seen.add(key);
  findings.push(...unseenFindings(key, below, place));
  walkNode(value, below, { places: place, findings });
}

/** What an alias repeats stands, and was judged, at its anchor. */
function walkNode(node: Node | null, path: string, walk: Walk): void {
  const tag = node?.tag;
  if (tag !== undefined && !CORE_TAG.test(tag)) walk.findings.push(findingOf({ code: 'NOT_YAML', path, message: `'${path}' has a tag that is none of JSON's`, location: walk.places.location }));
  if (isMap(node)) walkMap(node, path, walk);
  if (isSeq(node)) {
    node.items.forEach((item, index) => {
      const below = item as Node | null;
      walkNode(below, `${path}.${index}`, { ...walk, places: walk.places.add(String(index), below ? offsetOf(below) : 0) });
    });
  }
  if (isScalar(node) && typeof node.value === 'string') walk.findings.push(...unseenFindings(node.value, path, walk.places));
}

function unseenFindings(text: string, path: string, { location }: Places): Finding[] {
  const unseen = unseenIn(text);
  if (unseen === undefined) return [];
  return [findingOf({ code: 'CONTROL_CHARACTER', path, message: `'${path}' holds the character ${unseen}, which nobody can see`, value: unseen, location })];
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
