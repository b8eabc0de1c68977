import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { incidentReading } from '../../../test/support/page-harness/incident';
import { pageRoot, showPage } from '../../../test/support/page-harness/page-per-test';
import { scriptedDesk } from '../../../test/support/page-harness/scripted-desk';
import type { DeskApi } from '../../shared/ipc/desk-api';
import { succeed } from '../../shared/ipc/result';
import { useSession } from '../state/session';
import { drawStartPicture } from './draw-start-picture';
import { tellsTime } from './picture';
import { startPage } from './start-page';
import { type StartPicture, snapshotIn } from './start-snapshot';

beforeEach(() => page.viewport(1440, 900));

const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];
const isBusy = () => document.querySelector('[data-panes]')?.getAttribute('aria-busy');

/** What a session has the shell keep once its list has come to rest. */
async function keptByOneSession(desk = scriptedDesk()): Promise<string> {
  const end = startPage(desk.api, pageRoot());
  const kept = () => desk.requests.findLast(({ name }) => name === 'start.keep')?.input;
  await expect.poll(kept).toBeDefined();
  end();
  useSession.setState(useSession.getInitialState(), true);
  return (kept() as { page: string }).page;
}

/** The next start: the engine is there only when the test says so. */
function nextStart(kept: string | null): { readonly engineComes: () => void } {
  const desk = scriptedDesk();
  let connect = () => {};
  const request = (async (name: string, input: never) => {
    if (name === 'start.page') return succeed(kept);
    if (name !== 'desk.connect') return desk.api.request(name as never, input);
    connect = () => void desk.api.request('desk.connect', undefined);
    return succeed(undefined);
  }) as DeskApi['request'];
  showPage({ ...desk.api, request });
  return { engineComes: () => connect() };
}

test('the next start shows the last first page before the engine is there, and live rows take its place', async () => {
  const kept = await keptByOneSession();
  const { engineComes } = nextStart(kept);
  await expect.poll(() => options().length).toBeGreaterThan(5);
  expect(isBusy()).toBe('true');
  expect(options()[0]?.textContent).toContain('Marta Ibáñez');
  expect(options()[0]?.getAttribute('aria-setsize')).toBe('48');

  const second = options()[1];
  await userEvent.click(second ?? pageRoot());
  await expect.poll(() => second?.getAttribute('aria-selected')).toBe('true');
  const placesBefore = options().map((option) => option.id);
  const top = second?.getBoundingClientRect().top;

  engineComes();
  await expect.poll(isBusy).toBe('false');
  expect(options()[1]).toBe(second);
  expect(second?.getAttribute('aria-selected')).toBe('true');
  expect(second?.getBoundingClientRect().top).toBe(top);
  expect(options().map((option) => option.id)).toEqual(placesBefore);
});

test.each([
  ['nothing was kept', null],
  ['what was kept is no page', '{"rows":'],
  ['another version kept it', '{"version":1,"rows":[],"workspace":{}}'],
])('the frame stands there without a row while %s', async (_why, kept) => {
  const { engineComes } = nextStart(kept);
  await expect.element(page.getByRole('heading', { name: 'Semáforo' })).toBeVisible();
  expect(isBusy()).toBe('true');
  expect(options()).toEqual([]);
  engineComes();
  await expect.poll(() => options().length).toBeGreaterThan(5);
});

async function pictureOfOneSession(desk = scriptedDesk()) {
  const kept = snapshotIn(await keptByOneSession(desk));
  if (kept?.picture == null) throw new Error('No picture was kept');
  return { kept, picture: kept.picture };
}

test('the last first page is drawn as a picture, and the screens take its place without a gap', async () => {
  const { kept, picture } = await pictureOfOneSession();
  expect(drawStartPicture(picture, pageRoot())).toBe(true);
  expect(options()[0]?.textContent).toContain('Marta Ibáñez');
  expect(options()[1]?.getBoundingClientRect().top).toBeGreaterThan(100);
  expect(pageRoot().querySelector('[inert] [role=listbox]')).not.toBeNull();
  // A time would be that of the last session.
  const times = [...pageRoot().querySelectorAll(`[${tellsTime}]`)];
  expect(times.length).toBeGreaterThan(5);
  expect(times.map(({ textContent }) => textContent).join('')).toBe('');

  let leastShown = options().length;
  const watch = new MutationObserver(() => {
    leastShown = Math.min(leastShown, options().length);
  });
  watch.observe(document.body, { subtree: true, childList: true });
  const places = options().map((option) => option.id);
  showPage(scriptedDesk().api, kept);
  await expect.poll(() => pageRoot().querySelector('[inert]')).toBeNull();
  expect(leastShown).toBeGreaterThan(5);
  expect(places).toContain(options()[0]?.id);
  watch.disconnect();
});

test('a picture that was taken in a crisis leaves no row for the banner, which is not in it', async () => {
  const incidents = [{ ...incidentReading(), phase: 'active' as const }];
  const { picture } = await pictureOfOneSession(scriptedDesk({ status: { incidents } }));
  expect(drawStartPicture(picture, pageRoot())).toBe(true);
  expect(pageRoot().querySelector('[data-crisis]')).toBeNull();
  expect(pageRoot().querySelector('footer')?.getBoundingClientRect().height).toBe(30);
});

test('a picture of another arrangement, or with anything in it that could act, is not drawn', async () => {
  const { picture } = await pictureOfOneSession();
  const others: StartPicture[] = [
    { ...picture, panes: 'one' },
    { ...picture, styles: 'app://semaforo/assets/older.css' },
    { ...picture, node: ['div', {}, [['script', {}, ['alert(1)']]]] },
    { ...picture, node: ['div', { onclick: 'alert(1)' }, []] },
    { ...picture, node: ['a', { href: 'https://example.test' }, []] },
  ];
  for (const other of others) {
    expect(drawStartPicture(other, pageRoot())).toBe(false);
    expect(pageRoot().childNodes.length).toBe(0);
  }
});
