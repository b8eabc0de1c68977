// The application menu, for the hands and the assistive tools that look for it there.
import { Menu } from 'electron';
import { type MenuActions, menuItems } from './menu-items';
import { menuTexts } from './menu-texts';
import type { ShellTexts } from './shell-texts';

export function setMenu(texts: ShellTexts, actions: MenuActions): void {
  const whole = { ...texts, ...menuTexts(texts.language) };
  const items = menuItems({ platform: process.platform, texts: whole, actions });
  Menu.setApplicationMenu(Menu.buildFromTemplate(items));
}
