// The application menu, for the hands and the assistive tools that look for it there.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellTexts } from './shell-texts';

export interface MenuActions {
  readonly openSandbox: () => void;
  readonly quit: () => void;
  readonly inSandbox: boolean;
}

export function setMenu(texts: ShellTexts, actions: MenuActions): void {
  const { openSandbox, quit, inSandbox } = actions;
  const file: MenuItemConstructorOptions[] = [
    { label: texts.openSandbox, click: openSandbox, enabled: !inSandbox },
    { type: 'separator' },
    { label: texts.quit, accelerator: 'CommandOrControl+Q', click: quit },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { label: texts.file, submenu: file },
      { label: texts.edit, submenu: editItems(texts) },
      { label: texts.view, submenu: viewItems(texts) },
      {
        label: texts.window,
        role: 'window',
        submenu: [
          { role: 'minimize', label: texts.minimize },
          { role: 'close', label: texts.close },
        ],
      },
    ]),
  );
}

function editItems(texts: ShellTexts): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    { type: 'separator' },
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'pasteAndMatchStyle', label: texts.pasteAndMatchStyle },
    { role: 'selectAll', label: texts.selectAll },
  ];
}

function viewItems(texts: ShellTexts): MenuItemConstructorOptions[] {
  return [
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    { role: 'resetZoom', label: texts.resetZoom },
    { role: 'togglefullscreen', label: texts.fullScreen },
    { type: 'separator' },
    { role: 'reload', label: texts.reload },
  ];
}
