// Which theme is shown, from what the person chose and what the system asks for.
import type { Settings } from '../../shared/ipc/settings';

export const themes = ['light', 'dark', 'contrast-light', 'contrast-dark'] as const;
export type Theme = (typeof themes)[number];

export interface SystemLook {
  readonly isDark: boolean;
  /** More contrast, or colours of the system's own. */
  readonly wantsContrast: boolean;
}

/** What the person chose stands; high contrast is as light or dark as the system. */
export function themeOf(wanted: Settings['theme'] | undefined, system: SystemLook): Theme {
  if (wanted === 'light' || wanted === 'dark') return wanted;
  const shade = system.isDark ? 'dark' : 'light';
  return wanted === 'contrast' || system.wantsContrast ? `contrast-${shade}` : shade;
}
