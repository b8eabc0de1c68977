// The icon in the tray: says by its shape whether red cases wait, and brings the window back.
import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { ShellLog } from './shell-log';
import type { ShellTexts } from './shell-texts';

export interface TrayActions {
  readonly open: () => void;
  readonly quit: () => void;
}

export interface TrayIcon {
  show(redCount: number, texts: ShellTexts): void;
}

/** Null on a desktop that has no tray. */
export function makeTray(folder: string, actions: TrayActions, log: ShellLog): TrayIcon | null {
  const image = (name: string) => nativeImage.createFromPath(join(folder, name));
  const calm = image('tray-calm.png');
  const red = image('tray-red.png');
  try {
    const tray = new Tray(calm);
    tray.on('click', actions.open);
    return {
      show(redCount, texts) {
        tray.setImage(redCount > 0 ? red : calm);
        tray.setToolTip(redCount > 0 ? `Semáforo: ${texts.redWaiting(redCount)}` : 'Semáforo');
        tray.setContextMenu(
          Menu.buildFromTemplate([
            ...(redCount > 0 ? [{ label: texts.redWaiting(redCount), click: actions.open }] : []),
            { label: texts.open, click: actions.open },
            { type: 'separator' },
            { label: texts.quit, click: actions.quit },
          ]),
        );
      },
    };
  } catch (error) {
    log.defect('tray', error);
    return null;
  }
}
