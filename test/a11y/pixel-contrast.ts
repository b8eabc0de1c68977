// Measures the contrast of words with their ground on the pixels of a screenshot, whatever the styles claim.
import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { type DecodedPng, decode } from 'fast-png';

export interface MeasuredWords {
  readonly words: string;
  /** From 1 to 21. */
  readonly ratio: number;
  readonly isLarge: boolean;
}

interface Box {
  readonly words: string;
  readonly isLarge: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Picture {
  readonly data: Uint8Array | Uint8ClampedArray | Uint16Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Pixels of the picture for one of the page. */
  readonly scale: number;
}

/** Every line of words in sight that is in use. */
export async function pixelContrasts(page: Page): Promise<readonly MeasuredWords[]> {
  const { boxes, shot } = await boxesAndShot(page);
  const viewport = page.viewportSize();
  const picture = { ...shot, scale: shot.width / (viewport?.width ?? shot.width) };
  return boxes.map((box) => ({ words: box.words, isLarge: box.isLarge, ratio: contrastIn(picture, box) }));
}

/** Of one moment: a font that comes between the two moves every word away from where it was found. */
async function boxesAndShot(page: Page): Promise<{ boxes: readonly Box[]; shot: DecodedPng }> {
  let boxes = await page.evaluate(boxesOfWords);
  for (;;) {
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const after = await page.evaluate(boxesOfWords);
    if (isDeepStrictEqual(after, boxes)) return { boxes, shot: decode(shot) };
    boxes = after;
  }
}

/** Runs in the page: lines of text that can be seen, are not covered, and do not belong to what is switched off. */
function boxesOfWords(): Box[] {
  const boxes: Box[] = [];
  const off = ':disabled, [aria-disabled=true], [data-disabled], [inert]';
  // A box of one pixel, which may hold more than words.
  const isSpokenOnly = (element: Element): boolean =>
    element.getBoundingClientRect().width < 2 ||
    (element.parentElement !== null && isSpokenOnly(element.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.nodeValue?.trim() ?? '';
    // A comma alone is too thin to show its own colour.
    if (parent === null || !/[\p{L}\p{N}]/u.test(words) || parent.closest(off) !== null) continue;
    if (parent.closest('option, script, style') !== null) continue;
    const style = getComputedStyle(parent);
    if (style.visibility !== 'visible' || isSpokenOnly(parent)) continue;
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const range = document.createRange();
    range.selectNodeContents(node);
    const [line] = range.getClientRects();
    if (line === undefined || line.width < 4 || line.height < 4) continue;
    const { x, y, height } = line;
    const width = Math.min(line.width, 160);
    const top = document.elementFromPoint(x + Math.min(width / 2, 20), y + height / 2);
    if (top === null || !(top === parent || top.contains(parent) || parent.contains(top))) continue;
    if (x < 0 || y < 0 || x + width > innerWidth || y + height > innerHeight) continue;
    boxes.push({ words: words.slice(0, 60), isLarge, x, y, width, height });
  }
  return boxes;
}

/** Of the colour that most of the box has, with the colour in it that stands out most. */
function contrastIn(picture: Picture, box: Box): number {
  const counts = new Map<number, number>();
  const { scale } = picture;
  const right = Math.min(picture.width, Math.floor((box.x + box.width) * scale));
  const bottom = Math.min(picture.height, Math.floor((box.y + box.height) * scale));
  for (let y = Math.ceil(box.y * scale); y < bottom; y += 1)
    for (let x = Math.ceil(box.x * scale); x < right; x += 1) {
      const at = (y * picture.width + x) * picture.channels;
      const [red = 0, green = 0, blue = 0] = picture.data.subarray(at, at + 3);
      const color = (red << 16) | (green << 8) | blue;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]);
  const ground = luminance(byCount[0]?.[0] ?? 0);
  return Math.max(1, ...byCount.map(([color]) => ratioOf(ground, luminance(color))));
}

function ratioOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(color: number): number {
  const [red, green, blue] = [color >> 16, (color >> 8) & 255, color & 255].map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
