// What of the chosen theme the system is told, for what it draws itself: title bars, menus, scroll bars.
import type { Settings } from '../../shared/ipc/settings';

/** High contrast is as light or dark as the system is. */
export function systemThemeOf(theme: Settings['theme']): 'system' | 'light' | 'dark' {
  return theme === 'contrast' ? 'system' : theme;
}
