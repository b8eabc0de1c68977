// What stands in the menu bar, in the manner of each platform. Pure.
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuTexts } from './menu-texts';
import type { ShellTexts } from './shell-texts';

export interface MenuActions {
  readonly openSandbox: () => void;
  readonly quit: () => void;
  /** Has the page do what its palette would, by the id of the command. */
  readonly command: (id: string) => void;
  readonly inSandbox: boolean;
}

interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly texts: ShellTexts & MenuTexts;
  readonly actions: MenuActions;
}

type Item = MenuItemConstructorOptions;
type Entry = readonly [label: keyof MenuTexts, command: string];

const line: Item = { type: 'separator' };

const places: readonly Entry[] = [
  ['queue', 'go-queue'],
  ['approvals', 'go-approvals'],
  ['outbox', 'go-outbox'],
  ['today', 'go-today'],
  ['coaching', 'go-coaching'],
];
const helps: readonly Entry[] = [
  ['tour', 'tour'],
  ['keys', 'keys'],
  ['doing', 'doing'],
];

/** On a Mac what is of the application stands under its name; elsewhere under File and Help. */
export function menuItems(parts: MenuParts): Item[] {
  const { platform, texts } = parts;
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [{ label: 'Semáforo', submenu: applicationItems(parts) }] : []),
    { label: texts.file, submenu: fileItems(parts, isMac) },
    { label: texts.edit, submenu: editItems(texts) },
    { label: texts.view, submenu: viewItems(texts) },
    {
      label: texts.go,
      submenu: [...commandItems(parts, [['commands', 'palette']]), line, ...commandItems(parts, places)],
    },
    { label: texts.window, role: 'window', submenu: windowItems(texts, isMac) },
    {
      label: texts.help,
      role: 'help',
      submenu: [
        ...commandItems(parts, helps),
        ...(isMac ? [] : [line, { role: 'about' as const, label: texts.about }]),
      ],
    },
  ];
}

/** Without keys: those are the page's, where each can be another one. */
function commandItems({ texts, actions }: MenuParts, entries: readonly Entry[]): Item[] {
  return entries.map(([label, id]) => ({ id, label: texts[label], click: () => actions.command(id) }));
}

function settingsItems(parts: MenuParts): Item[] {
  return commandItems(parts, [['settings', 'go-settings']]).map((item) => ({
    ...item,
    accelerator: 'CommandOrControl+,',
  }));
}

function applicationItems(parts: MenuParts): Item[] {
  const { texts } = parts;
  return [
    { role: 'about', label: texts.about },
    line,
    ...settingsItems(parts),
    line,
    { role: 'services', label: texts.services },
    line,
    { role: 'hide', label: texts.hide },
    { role: 'hideOthers', label: texts.hideOthers },
    { role: 'unhide', label: texts.unhide },
    line,
    quitItem(parts),
  ];
}

function fileItems(parts: MenuParts, isMac: boolean): Item[] {
  const { texts, actions } = parts;
  return [
    ...commandItems(parts, [
      ['newCase', 'by-hand'],
      ['connect', 'connect'],
    ]),
    line,
    { label: texts.openSandbox, click: actions.openSandbox, enabled: !actions.inSandbox },
    line,
    ...(isMac
      ? [{ role: 'close' as const, label: texts.close }]
      : [...settingsItems(parts), line, quitItem(parts)]),
  ];
}

function quitItem({ texts, actions }: MenuParts): Item {
  return { label: texts.quit, accelerator: 'CommandOrControl+Q', click: actions.quit };
}

function editItems(texts: ShellTexts): Item[] {
  return [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    line,
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'pasteAndMatchStyle', label: texts.pasteAndMatchStyle },
    { role: 'selectAll', label: texts.selectAll },
  ];
}

function viewItems(texts: ShellTexts): Item[] {
  return [
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    { role: 'resetZoom', label: texts.resetZoom },
    { role: 'togglefullscreen', label: texts.fullScreen },
    line,
    { role: 'reload', label: texts.reload },
  ];
}

function windowItems(texts: ShellTexts & MenuTexts, isMac: boolean): Item[] {
  return [
    { role: 'minimize', label: texts.minimize },
    ...(isMac ? macWindowItems(texts) : [{ role: 'close' as const, label: texts.close }]),
  ];
}

function macWindowItems(texts: MenuTexts): Item[] {
  return [{ role: 'zoom', label: texts.zoomWindow }, line, { role: 'front', label: texts.front }];
}
