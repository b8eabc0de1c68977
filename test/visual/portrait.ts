// A picture of a page in words: where each thing stands and how it is painted, so that another font is no difference.
import type { Page } from '@playwright/test';

/** In px from the top left; null: it moves with the font and is not held. */
type Place = readonly (number | null)[];

export interface Feature {
  /** Its way down from the page: roles or tags, each with its place among its like. */
  readonly key: string;
  /** Left, top, width, height. */
  readonly place: Place;
  /** What is drawn: shapes, and colours as they are computed. */
  readonly paint: string;
}

/** Rounding, and what one version of a browser does otherwise than the next; far below 8 px. */
const toleranceInPx = 3;
/** What a font moves by less than this it does not move. */
const steadyInPx = 1;

export async function portraitOf(page: Page): Promise<readonly Feature[]> {
  return page.evaluate(drawn);
}

/** Of portraits of the same page in several fonts what all of them agree on. */
export function inCommon(
  first: readonly Feature[],
  others: readonly (readonly Feature[])[],
): readonly Feature[] {
  const byKey = others.map((other) => new Map(other.map((feature) => [feature.key, feature] as const)));
  return first.flatMap((feature) => {
    const same = byKey.flatMap((other) => other.get(feature.key) ?? []);
    if (same.length < others.length || same.some(({ paint }) => paint !== feature.paint)) return [];
    const place = feature.place.map((value, index) =>
      same.every((one) => isNear(one.place[index], value, steadyInPx)) ? value : null,
    );
    return [{ ...feature, place }];
  });
}

/** One line for each thing that is not where it was, not as it was, not there any more, or new. */
export function differences(before: readonly Feature[], now: readonly Feature[]): readonly string[] {
  const found = new Map(now.map((feature) => [feature.key, feature] as const));
  return before.flatMap(({ key, place, paint }) => {
    const feature = found.get(key);
    if (feature === undefined) return [`gone: ${key} (${paint})`];
    const hasMoved = place.some(
      (value, index) => value !== null && !isNear(feature.place[index], value, toleranceInPx),
    );
    return [
      ...(hasMoved ? [`moved: ${key} from ${place.join(' ')} to ${feature.place.join(' ')}`] : []),
      ...(feature.paint === paint ? [] : [`painted otherwise: ${key} from ${paint} to ${feature.paint}`]),
    ];
  });
}

function isNear(one: number | null | undefined, other: number | null, tolerance: number): boolean {
  return one != null && other !== null && Math.abs(one - other) <= tolerance;
}

export function written(features: readonly Feature[]): string {
  return features
    .map(({ key, place, paint }) => `${key} | ${place.map((value) => value ?? '-').join(' ')} | ${paint}\n`)
    .join('');
}

export function readFrom(text: string): readonly Feature[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', place = '', paint = ''] = line.split(' | ');
      return { key, place: place.split(' ').map((value) => (value === '-' ? null : Number(value))), paint };
    });
}

/** Runs in the page. */
function drawn(): Feature[] {
  const rowsHeld = 5;
  const features: Feature[] = [];
  const hex = (color: string) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    const digits = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0'));
    if (!color.startsWith('rgb')) return color.replaceAll(' ', '');
    return alpha === 0 ? '' : `#${digits.join('')}${alpha < 1 ? `/${alpha}` : ''}`;
  };
  const paintOf = (element: Element, style: CSSStyleDeclaration) => {
    const hasWords = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim() !== '',
    );
    const sides = (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) =>
      style[`border${side}Style`] === 'none' || style[`border${side}Width`] === '0px'
        ? ''
        : hex(style[`border${side}Color`]),
    );
    const edge = new Set(sides).size === 1 ? sides[0] : sides.map((color) => color || 'none').join(',');
    const isShape = element instanceof SVGElement && element.localName !== 'svg';
    const shape = ['d', 'r', 'cx', 'cy', 'stroke-dasharray'].map((name) => element.getAttribute(name) ?? '');
    return [
      hasWords && `words ${hex(style.color)}`,
      hex(style.backgroundColor) && `ground ${hex(style.backgroundColor)}`,
      edge && `edge ${edge}`,
      isShape && `shape ${shape.join('').replaceAll(' ', '_')} ${style.fill} ${style.stroke}`,
      element.matches('input, textarea, select, img') && element.localName,
    ]
      .filter(Boolean)
      .join(' ');
  };
  const walk = (element: Element, way: string) => {
    const counts = new Map<string, number>();
    for (const child of element.children) {
      const kind = child.getAttribute('role') ?? child.localName;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const style = getComputedStyle(child);
      const { left, top, width, height } = child.getBoundingClientRect();
      if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') continue;
      if (top > innerHeight || left > innerWidth || (kind === 'option' && count > rowsHeld)) continue;
      const key = `${way}/${kind}${count > 1 ? count : ''}`;
      const paint = paintOf(child, style);
      // What is one pixel large is for ears.
      if (paint !== '' && width > 1.5 && height > 0.5)
        features.push({ key, place: [left, top, width, height].map(Math.round), paint });
      walk(child, key);
    }
  };
  walk(document.body, '');
  return features;
}
