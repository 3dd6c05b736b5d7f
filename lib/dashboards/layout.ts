/** Columns of both programs that draw. */
export const COLUMNS = 24;

/** Most panels beside each other that a screen of a laptop shows well. */
const BESIDE = 3;

/** A place on the screen, in columns and rows. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Cells for so many panels, line by line: a line that is not full is stretched. */
export function cellsFor(panels: number, { top, height }: { readonly top: number; readonly height: number }): Cell[] {
  return Array.from({ length: panels }, (_, index) => {
    const line = Math.floor(index / BESIDE);
    const w = COLUMNS / Math.min(BESIDE, panels - line * BESIDE);
    return { x: (index % BESIDE) * w, y: top + line * height, w, h: height };
  });
}

/** Rows that so many panels take. */
export function heightOf(panels: number, height: number): number {
  return Math.ceil(panels / BESIDE) * height;
}
