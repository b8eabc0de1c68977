import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeHues, isUnlikeTiers, mutedChroma, perceived, unlikeTiers } from './brand-accent';

const sheets = ['tokens.css', 'contrast.css']
  .map((name) => readFileSync(new URL(`../../renderer/ui/${name}`, import.meta.url), 'utf8'))
  .join('\n');
const tierColors = [...sheets.matchAll(/--(?:green|yellow|yellow-fill|red): (#[0-9a-f]{6});/g)].map(
  ([, color]) => color ?? '',
);
const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((bits) => `#${bits.toString(16).padStart(6, '0')}`);

describe('the accent of a brand', () => {
  test('every colour of a tier, in every theme, lies well outside of what a brand may have', () => {
    expect(tierColors.length).toBe(4 * 4);
    for (const color of tierColors) {
      const { chroma, hue } = perceived(color);
      expect(chroma, color).toBeGreaterThan(mutedChroma + 0.03);
      const away = Math.min(freeHues.from - hue, ((hue - freeHues.to + 360) % 360) as number);
      expect(away, color).toBeGreaterThan(20);
      expect(isUnlikeTiers(color), color).toBe(false);
    }
  });

  test.each(['#2f7f86', '#9a4fb5', '#3f6fb5', '#5b6b8c', '#808080'])('%s stays as it is', (color) => {
    expect(unlikeTiers(color)).toBe(color);
  });

  test.each(['#ff0000', '#c3202f', '#e06030', '#f5b82e', '#a0672e', '#16794a', '#7ab800'])(
    '%s, too near to a tier, is muted and keeps its lightness',
    (color) => {
      const muted = unlikeTiers(color);
      expect(perceived(muted).chroma).toBeLessThanOrEqual(mutedChroma);
      expect(perceived(muted).lightness).toBeCloseTo(perceived(color).lightness, 1);
    },
  );

  test('whatever a workspace says, nobody can take it for a tier; and once said it stays', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const accent = unlikeTiers(color);
        expect(accent).toMatch(/^#[0-9a-f]{6}$/);
        expect(isUnlikeTiers(accent)).toBe(true);
        expect(unlikeTiers(accent)).toBe(accent);
      }),
      { numRuns: 2_000 },
    );
  });
});
