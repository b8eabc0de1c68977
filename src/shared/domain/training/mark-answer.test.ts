import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { team } from '../../../../test/support/story';
import type { GuardedBrand } from '../guard/finding';
import { asId, type BrandId } from '../ids';
import { tiers } from '../tier';
import { hour } from '../time';
import { type Mark, markAnswer, passes, pointsOf, type Rulebook } from './mark-answer';
import type { PracticeBrand } from './right-answer';
import type { ExerciseAnswer, PracticeCase } from './training-path';

const promise = { target: 2 * hour, dueInstantInTime: true, team: team('agency') };
const brand: PracticeBrand & GuardedBrand = {
  promises: { green: promise, yellow: promise, red: promise },
  safetyTeam: team('contact-centre'),
  businessHoursTiers: [],
  contactTypes: [{ id: 'packaging', severity: 'medium', safety: false }],
  escalation: [],
  guard: {
    rules: [],
    forbidden: ['our lawyers'],
    orderNumbers: [],
    contacts: [],
    hosts: [],
    allowedWords: [],
  },
  cannedResponses: [],
  diversions: [],
};
const rulebook: Rulebook = {
  brandOf: ({ brand: id }) => (id === 'aurea' ? brand : null),
  checklist: [
    { quality: 'empathetic', phrases: ['lo siento', 'sorry'], avoid: [] },
    { quality: 'curious', phrases: ['?'], avoid: [] },
    { quality: 'resilient', phrases: [], avoid: ['no es culpa nuestra', 'not our fault'] },
  ],
};
type CaseAnswer = Extract<ExerciseAnswer, { kind: 'case' }>;
const practice = (more: Partial<PracticeCase> = {}): PracticeCase => ({
  kind: 'case',
  id: 'leak',
  brand: asId<BrandId>('aurea'),
  channel: 'sandbox',
  audience: 'public',
  from: 'Rosa Vega',
  says: 'My pump is leaking',
  contactType: 'packaging',
  asks: ['tier', 'type', 'owner', 'place', 'text'],
  qualities: ['empathetic', 'curious', 'resilient', 'confident'],
  ...more,
});
const good: CaseAnswer = {
  kind: 'case',
  tier: 'yellow',
  contactType: 'packaging',
  owner: team('agency'),
  place: 'public',
  text: 'We are sorry, Rosa. Which batch is it?',
};
const wrongOnes = (marks: readonly Mark[]) =>
  marks.filter(({ isRight }) => !isRight).map(({ aspect }) => aspect);

describe('the marks of a practice case', () => {
  it.each<[string, Partial<CaseAnswer>, readonly string[]]>([
    ['are all right for a good answer', {}, []],
    ['name a wrong tier', { tier: 'green' }, ['tier']],
    ['name what was left open', { contactType: null, owner: null }, ['type', 'owner']],
    ['name the wrong place', { place: 'private' }, ['place']],
    ['miss what the words do not show', { text: 'We are on it.' }, ['empathetic', 'curious']],
    [
      'tell of words that speak against a quality',
      { text: 'Sorry, not our fault. Which batch?' },
      ['resilient'],
    ],
    ['tell of what the guard stops at', { text: 'So sorry! Ask our lawyers?' }, ['text']],
    ['tell of asking in public for a phone', { text: 'Sorry! What is your phone number?' }, ['text']],
    [
      'let ask in private for what the guard lets ask there',
      { place: 'private', text: 'Sorry! What is your phone number?' },
      ['place'],
    ],
    ['count an unfilled variable as unfinished', { text: 'Sorry {{customer}}, which batch?' }, ['text']],
    ['give nothing for no words', { text: ' ' }, ['text', 'empathetic', 'curious', 'resilient']],
  ])('%s', (_, changed, wrong) => {
    expect(wrongOnes(markAnswer(practice(), { ...good, ...changed }, rulebook))).toEqual(wrong);
  });

  it('say what would have been right', () => {
    const marks = markAnswer(practice({ asks: ['tier', 'owner'] }), null, rulebook);
    expect(marks).toEqual([
      { aspect: 'tier', isRight: false, right: 'yellow' },
      { aspect: 'owner', isRight: false, right: 'agency' },
    ]);
  });

  it('hold the words that show a quality, as they stand in the reply', () => {
    const marks = markAnswer(practice({ asks: ['text'] }), { ...good, text: 'Lo SIENTO. ¿Cuál?' }, rulebook);
    expect(marks.find(({ aspect }) => aspect === 'empathetic')).toMatchObject({ words: 'Lo SIENTO' });
  });

  it('leave out qualities that the checklist knows nothing of', () => {
    expect(markAnswer(practice(), good, rulebook).some(({ aspect }) => aspect === 'confident')).toBe(false);
  });

  it('are none for a brand that is not there', () => {
    expect(markAnswer(practice({ brand: asId<BrandId>('gone') }), good, rulebook)).toEqual([]);
  });

  it('never hold more points than were asked for, whatever was answered', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('sorry?', 'not our fault', '{{', '4111 1111 1111 1111'),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...([...tiers, null] as const)), (words, tier) => {
        const { points, of } = pointsOf(markAnswer(practice(), { ...good, text: words, tier }, rulebook));
        expect(points).toBeLessThanOrEqual(of);
        expect(of).toBe(8);
      }),
    );
  });
});

describe('the mark of a question and of a key', () => {
  const question = { kind: 'question', id: 'q', choices: [{ isRight: false }, { isRight: true }] } as const;
  const key = { kind: 'key', id: 'k', command: 'claim' } as const;

  it.each<[string, ExerciseAnswer | null, boolean]>([
    ['the right choice', { kind: 'question', choice: 1 }, true],
    ['another choice', { kind: 'question', choice: 0 }, false],
    ['an answer of another kind', { kind: 'key', command: '1' }, false],
    ['no answer', null, false],
  ])('of a question: %s', (_, answer, isRight) => {
    expect(markAnswer(question, answer, rulebook)).toEqual([{ aspect: 'choice', isRight, right: '1' }]);
  });

  it.each<[string, ExerciseAnswer, boolean]>([
    ['the command that was asked for', { kind: 'key', command: 'claim' }, true],
    ['another command', { kind: 'key', command: 'note' }, false],
  ])('of a key: %s', (_, answer, isRight) => {
    expect(markAnswer(key, answer, rulebook)).toEqual([{ aspect: 'key', isRight, right: 'claim' }]);
  });
});

describe('passing', () => {
  it.each([
    [8, 10, 80, true],
    [7, 10, 80, false],
    [0, 10, 0, true],
    [0, 0, 0, false],
    [2, 3, 66, true],
    [2, 3, 67, false],
  ])('%i of %i points at a mark of %i: %s', (points, of, mark, isPassed) => {
    expect(passes({ points, of }, mark)).toBe(isPassed);
  });
});
