import { afterEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '../../../shared/domain/ids';
import { type TourStep, tourSteps } from '../../parts/tour-progress';
import { closeDialog, moveFocus, notify, openDialog, useSession } from '../../state/session';
import { isDone } from './tour-signs';

afterEach(() => useSession.setState(useSession.getInitialState(), true));

const select = (digit: string) => useSession.setState({ selected: asId<CaseId>(digit.repeat(32)) });
const tell = (text: 'done.red' | 'done.resolved' | 'done.claimed') =>
  notify({ tone: 'done', text, values: { count: 1 }, undoable: true });

/** Which steps are done by what happens now. */
function doneBy(work: () => void): readonly TourStep[] {
  const before = useSession.getState();
  work();
  return tourSteps.filter((step) => isDone(step, before, useSession.getState()));
}

describe('a step of the tour is done', () => {
  test.each<[string, () => void, readonly TourStep[]]>([
    ['a case is selected', () => select('a'), ['list']],
    ['a case is opened by its key', () => moveFocus('case'), ['open']],
    ['a case is opened by a click', () => useSession.setState({ pane: 'case' }), ['open']],
    ['a tier is set', () => tell('done.red'), ['tier']],
    ['a reply is begun', () => moveFocus('reply'), ['reply']],
    ['a note is begun', () => useSession.setState({ composer: 'note' }), ['note']],
    ['a case is resolved', () => tell('done.resolved'), ['resolve']],
    ['another step is taken', () => tell('done.claimed'), []],
    ['the list is gone back to', () => moveFocus('list'), []],
    ['the commands are opened', () => openDialog({ kind: 'palette' }), []],
  ])('when %s', (_what, work, steps) => {
    expect(doneBy(work)).toEqual(steps);
  });

  test.each([
    ['palette', 'palette'],
    ['keys', 'palette'],
    ['canned', 'reply'],
  ] as const)('when the dialog %s is closed again', (kind, step) => {
    openDialog({ kind });
    expect(doneBy(closeDialog)).toEqual([step]);
  });

  test('by a change and not by what was there before', () => {
    select('a');
    tell('done.red');
    useSession.setState({ pane: 'case', composer: 'note' });
    expect(doneBy(() => useSession.setState({ drawer: 'views' }))).toEqual([]);
    expect(doneBy(() => useSession.setState({ selected: null }))).toEqual([]);
    expect(doneBy(() => useSession.setState({ notice: null }))).toEqual([]);
  });
});
