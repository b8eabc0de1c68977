// The place of the window, so that it opens where it was.

export interface WindowPlace {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
  /** Absent: it is not. */
  readonly fullScreen?: true;
}

const smallest = 200;
const largest = 20_000;

/** The place in what was read from a file; null when it is not one. By hand: the window waits for it. */
export function windowPlaceIn(value: unknown): WindowPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height, maximized, fullScreen } = value as Partial<Record<keyof WindowPlace, unknown>>;
  if (!isSize(width) || !isSize(height) || typeof maximized !== 'boolean') return null;
  if (!isCoordinate(x) || !isCoordinate(y)) return null;
  return { x, y, width, height, maximized, ...(fullScreen === true && { fullScreen }) };
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= smallest && Number(value) <= largest;
}

function isCoordinate(value: unknown): value is number | undefined {
  return value === undefined || Number.isSafeInteger(value);
}
