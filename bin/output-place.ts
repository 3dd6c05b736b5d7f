import * as fs from 'node:fs';
import * as path from 'node:path';
import { LlmServingError } from '../lib/error';
import { attempt, existing } from './files';
import { isOurs } from './output-index';

/** Where an output folder really stands: links are followed, and a place where nothing can be replaced is refused. */
export function placeFor(folder: string): string {
  const target = realPath(path.resolve(folder), folder);
  if (isWithin(realPath(process.cwd(), '.'), target)) throw refused(`'${folder}' holds the current folder, which cannot be replaced: name a folder inside it`);
  const outer = ancestorsOf(target).find(isOurs);
  if (outer !== undefined) throw refused(`'${folder}' lies inside '${outer}', which llm-serving replaces as a whole: choose a folder beside it`);
  return target;
}

/** The path with every link in it followed, as far as it exists. */
function realPath(whole: string, named: string): string {
  const real = attempt(() => existing(() => fs.realpathSync(whole)), `'${named}' cannot be written`, 'OutputNotWritable');
  if (real !== undefined) return real;
  if (fs.lstatSync(whole, { throwIfNoEntry: false })?.isSymbolicLink()) throw refused(`'${named}' is a link that leads nowhere`);
  return path.join(realPath(path.dirname(whole), named), path.basename(whole));
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`));
}

function ancestorsOf(target: string): string[] {
  const parent = path.dirname(target);
  return parent === target ? [] : [parent, ...ancestorsOf(parent)];
}

const refused = (message: string): LlmServingError => new LlmServingError('OutputNotWritable', message);
