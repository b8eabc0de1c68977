// How wide the panes beside the case are: what the person chose, as far as the window has room for it. Pure.
import type { Settings } from '../../shared/ipc/settings';
import type { Panes } from './panes';

export type PaneName = 'views' | 'list' | 'customer';
type Several = Exclude<Panes, 'one'>;

interface Limits {
  readonly least: number;
  readonly most: number;
}

/** In px. Below these a name or a time would no longer fit, in Spanish neither. */
const limits: Readonly<Record<PaneName, Limits>> = {
  views: { least: 160, most: 320 },
  list: { least: 240, most: 720 },
  customer: { least: 220, most: 440 },
};
/** So much is left to the case, whatever the panes beside it were given elsewhere. */
const leastCase = 360;
const usual = { views: 204, list: 380, customer: 272 } as const;
const listShareOfTwo = 0.38;
const leastListOfTwo = 280;

export interface PaneWidth extends Limits {
  readonly width: number;
  /** Without anybody's choice. */
  readonly usual: number;
}

interface Window {
  readonly panes: Several;
  readonly windowWidth: number;
}

/** Each pane that stands beside the case, with how far it can be drawn; whole pixels. */
export function paneWidths(
  chosen: Settings['paneWidths'],
  { panes, windowWidth }: Window,
): Readonly<Partial<Record<PaneName, PaneWidth>>> {
  if (panes === 'two') {
    const most = Math.max(leastListOfTwo, Math.min(limits.list.most, windowWidth - leastCase));
    const drawn = within(Math.round(windowWidth * listShareOfTwo), { least: leastListOfTwo, most });
    const width = within(chosen.two?.list ?? drawn, { least: leastListOfTwo, most });
    return { list: { width, usual: drawn, least: leastListOfTwo, most } };
  }
  const { views = usual.views, list = usual.list, customer = usual.customer } = chosen.all ?? {};
  const fitted = roomFor({ views, list, customer }, windowWidth);
  const drawn = roomFor(usual, windowWidth);
  const free = windowWidth - leastCase - fitted.views - fitted.list - fitted.customer;
  const pane = (name: PaneName): PaneWidth => {
    const { least, most } = limits[name];
    const room = Math.max(fitted[name], Math.min(most, fitted[name] + Math.max(0, free)));
    return { width: fitted[name], usual: drawn[name], least, most: room };
  };
  return { views: pane('views'), list: pane('list'), customer: pane('customer') };
}

/** What is chosen for one pane, beside what was chosen before; null: as it was drawn. */
export function withPaneWidth(
  chosen: Settings['paneWidths'],
  panes: Several,
  { name, width }: { readonly name: PaneName; readonly width: number | null },
): Settings['paneWidths'] {
  const { [name]: _, ...others }: Partial<Record<PaneName, number | undefined>> = chosen[panes] ?? {};
  return { ...chosen, [panes]: width === null ? others : { ...others, [name]: Math.round(width) } };
}

type Widths = Readonly<Record<PaneName, number>>;

/** The list gives way first: its rows bend best. */
function roomFor(wanted: Widths, windowWidth: number): Widths {
  const widths = { ...wanted };
  for (const name of ['views', 'list', 'customer'] as const)
    widths[name] = within(wanted[name], limits[name]);
  let over = widths.views + widths.list + widths.customer + leastCase - windowWidth;
  for (const name of ['list', 'customer', 'views'] as const) {
    const less = Math.max(0, Math.min(over, widths[name] - limits[name].least));
    widths[name] -= less;
    over -= less;
  }
  return widths;
}

function within(width: number, { least, most }: Limits): number {
  return Math.round(Math.max(least, Math.min(most, width)));
}
