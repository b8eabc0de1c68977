// A long step that the end of the process cuts in the middle: it goes on, or it is known and one key takes it back.
import { afterEach, describe, expect, it } from 'vitest';
import { customerPost, type EngineDesk, noon, openEngineDesk } from '../../../test/support/engine-desk';
import { responseDueAt } from '../../shared/domain/case';
import type { CaseId } from '../../shared/domain/ids';
import { openDatabase } from './log/database';

const many = 600;
/** As the log holds them: the list comes later. */
async function casesOf(at: EngineDesk, caseIds: readonly CaseId[]) {
  const opened = await Promise.all(
    caseIds.map((caseId) => at.query('case.read', { caseId, before: null, limit: 1 })),
  );
  return opened.map(({ state }) => ({ tier: state.tier, team: state.team, dueAt: responseDueAt(state) }));
}
const redOf = async (at: EngineDesk, caseIds: readonly CaseId[]) =>
  (await casesOf(at, caseIds)).filter(({ tier }) => tier === 'red');
const setRed = (at: EngineDesk, caseIds: readonly CaseId[]) =>
  at.command('case.setTier', { caseIds: [...caseIds], tier: 'red' });
const cutStep = async (at: EngineDesk) => (await at.query('status.read', {})).cutStep;

let desk: EngineDesk | null = null;
afterEach(() => {
  desk?.close();
  desk = null;
});

function filled() {
  desk = openEngineDesk();
  desk.arrive(Array.from({ length: many }, () => customerPost(noon)));
  return { at: desk, caseIds: desk.rows().map((row) => row.id) };
}

/** Ends the process in the middle of what was begun, and starts another one. */
async function cutInside(
  at: EngineDesk,
  begun: Promise<unknown>,
  between?: (logFile: string) => void,
): Promise<EngineDesk> {
  // Slices take turns with everything else; these let some of them through.
  for (let turns = 0; turns < 6; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  desk = at.restart(between);
  await begun.catch(() => undefined);
  return desk;
}

describe('a step on thousands of cases that was cut', () => {
  it('stands in whole cases, is told of, and one undo takes it back', async () => {
    const { at, caseIds } = filled();
    const before = await casesOf(at, caseIds);
    const again = await cutInside(at, setRed(at, caseIds));
    const red = await redOf(again, caseIds);
    expect(red.length).toBeGreaterThan(0);
    expect(red.length).toBeLessThan(many);
    // Never the tier of one and the deadline of the other.
    for (const { team, dueAt } of red) {
      expect(team).toBe('reputation');
      expect(dueAt).toBeLessThan(noon + 3 * 3_600_000);
    }
    expect(await cutStep(again)).toEqual({ kind: 'step', name: 'case.setTier', cases: many });
    expect(await again.command('step.undo', {})).toMatchObject({ undone: 'case.setTier' });
    expect(await casesOf(again, caseIds)).toEqual(before);
    expect(await cutStep(again)).toBeNull();
    desk = again.restart();
    expect(await cutStep(desk)).toBeNull();
  });

  it('goes on when it is asked for again, counts the whole of it, and is one step to undo', async () => {
    const { at, caseIds } = filled();
    const before = await casesOf(at, caseIds);
    const operationId = 'd'.repeat(32);
    const input = { caseIds, tier: 'red' };
    const ask = (of: EngineDesk) =>
      of.engine.handle({ id: 1, kind: 'command', name: 'case.setTier', input, operationId });
    const again = await cutInside(at, ask(at));
    expect(await ask(again)).toMatchObject({ ok: true, value: { changed: many, untouched: 0 } });
    expect(await redOf(again, caseIds)).toHaveLength(many);
    expect(await cutStep(again)).toBeNull();
    await again.command('step.undo', {});
    expect(await casesOf(again, caseIds)).toEqual(before);
    expect(await again.command('step.undo', {})).toMatchObject({ undone: null });
  });

  it('is forgotten once the person goes on with something else, which an undo then takes back first', async () => {
    const { at, caseIds } = filled();
    const again = await cutInside(at, setRed(at, caseIds));
    const done = (await redOf(again, caseIds)).length;
    await again.command('case.setTier', { caseIds: caseIds.slice(-1), tier: 'yellow' });
    expect(await cutStep(again)).toBeNull();
    await again.command('step.undo', {});
    expect(await redOf(again, caseIds)).toHaveLength(done);
  });
});

describe('an undo of thousands of cases that was cut', () => {
  it('goes on with the same key', async () => {
    const { at, caseIds } = filled();
    const before = await casesOf(at, caseIds);
    await setRed(at, caseIds);
    const again = await cutInside(at, at.command('step.undo', {}));
    const left = (await redOf(again, caseIds)).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(many);
    expect(await cutStep(again)).toEqual({ kind: 'undo', name: 'case.setTier', cases: many });
    await again.command('step.undo', {});
    expect(await casesOf(again, caseIds)).toEqual(before);
    expect(await cutStep(again)).toBeNull();
  });

  it('control: without the note of what is under way it stays half done', async () => {
    const { at, caseIds } = filled();
    await setRed(at, caseIds);
    const again = await cutInside(at, at.command('step.undo', {}), (logFile) => {
      const database = openDatabase(logFile);
      database.prepare('delete from meta where name = ?').run(Buffer.from('steps-under-way'));
      database.close();
    });
    expect(await again.command('step.undo', {})).toMatchObject({ undone: null });
    expect((await redOf(again, caseIds)).length).toBeGreaterThan(0);
  });
});
