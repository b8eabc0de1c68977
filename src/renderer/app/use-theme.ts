// Puts the theme on the document; follows the system where the person left it to it.
import { useEffect } from 'react';
import type { Settings } from '../../shared/ipc/settings';

export function useTheme(wanted: Settings['theme'] | undefined): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      const theme = wanted === 'light' || wanted === 'dark' ? wanted : dark.matches ? 'dark' : 'light';
      document.documentElement.dataset['theme'] = theme;
    };
    follow();
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [wanted]);
}
