/** Columns of both programs that draw. */
export const COLUMNS = 24;

/** Most panels beside each other that a screen of a laptop shows well. */
const BESIDE = 3;

/** Rows of panels that show how something came about, and of those whose latest value says it all. */
export interface Heights {
  readonly course: number;
  readonly latest: number;
}

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

/** Rows of each panel of a section. */
export function panelHeight(panels: readonly { readonly latest: boolean }[], { course, latest }: Heights): number {
  return panels.every((panel) => panel.latest) ? latest : course;
}

/** Rows that so many panels take. */
export function heightOf(panels: number, height: number): number {
  return Math.ceil(panels / BESIDE) * height;
}
