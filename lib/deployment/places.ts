import type { SourceLocation } from '../finding/finding';

/** Turns an offset in the text into a place for people. */
export type LocationOf = (offset: number) => SourceLocation;

/** Where a key or an item stands, and everything below it: a tree, because a key may hold dots itself. */
export class Places {
  private readonly below = new Map<string, Places>();

  public constructor(private readonly offset: number, private readonly locationOf: LocationOf) {}

  /** Notes where something below stands. */
  public add(key: string, offset: number): Places {
    const place = new Places(offset, this.locationOf);
    this.below.set(key, place);
    return place;
  }

  /** What stands below a key. */
  public get(key: string): Places | undefined {
    return this.below.get(key);
  }

  /** The keys below. */
  public get keys(): string[] {
    return [...this.below.keys()];
  }

  public get location(): SourceLocation {
    return this.locationOf(this.offset);
  }

  /** These places over others, as their data is merged: what both have stands here. */
  public over(base: Places, offset = this.offset): Places {
    const merged = new Places(offset, this.locationOf);
    base.below.forEach((place, key) => merged.below.set(key, place));
    this.below.forEach((place, key) => {
      const under = base.below.get(key);
      merged.below.set(key, under ? place.over(under) : place);
    });
    return merged;
  }

  /** The same with the root of the base, for data that is merged at the top. */
  public overRoot(base: Places): Places {
    return this.over(base, base.offset);
  }

  /** Goes down a dotted path as far as it leads; `left` counts the letters that lead nowhere. */
  public reach(path: string): { readonly place: Places; readonly left: number } {
    let best: { place: Places; left: number } = { place: this, left: path.length };
    // the longest key first: a key with dots where none belongs is a mistake, and its own place is wanted
    for (let cut = path.length; cut > 0 && best.left > 0; cut = path.lastIndexOf('.', cut - 1)) {
      const found = this.below.get(path.slice(0, cut))?.reach(path.slice(cut + 1));
      if (found && found.left < best.left) best = found;
    }
    return best;
  }
}
