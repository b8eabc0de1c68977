import { describe, expect, test } from 'vitest';
import { themeOf } from './theme';

const light = { isDark: false, wantsContrast: false };
const dark = { isDark: true, wantsContrast: false };

describe('the theme shown', () => {
  test.each([
    ['system', light, 'light'],
    ['system', dark, 'dark'],
    ['system', { ...light, wantsContrast: true }, 'contrast-light'],
    ['system', { ...dark, wantsContrast: true }, 'contrast-dark'],
    ['contrast', light, 'contrast-light'],
    ['contrast', dark, 'contrast-dark'],
    ['light', { ...dark, wantsContrast: true }, 'light'],
    ['dark', { ...light, wantsContrast: true }, 'dark'],
    [undefined, dark, 'dark'],
  ] as const)('chosen %s on %o is %s', (wanted, system, shown) => {
    expect(themeOf(wanted, system)).toBe(shown);
  });
});
