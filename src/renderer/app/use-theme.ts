// Puts the theme on the document; follows the system where the person left it to it.
import { useEffect } from 'react';
import type { Settings } from '../../shared/ipc/settings';
import { themeOf } from './theme';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = ['(prefers-contrast: more)', '(forced-colors: active)'].map((query) =>
  window.matchMedia(query),
);

export function useTheme(wanted: Settings['theme'] | undefined): void {
  useEffect(() => {
    const queries = [dark, ...contrast];
    const follow = () => {
      const wantsContrast = contrast.some(({ matches }) => matches);
      document.documentElement.dataset['theme'] = themeOf(wanted, { isDark: dark.matches, wantsContrast });
    };
    follow();
    for (const query of queries) query.addEventListener('change', follow);
    return () => {
      for (const query of queries) query.removeEventListener('change', follow);
    };
  }, [wanted]);
}
