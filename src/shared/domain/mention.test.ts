import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgentId, asId } from './ids';
import { completed, completionsOf, mentionsIn, typedMention } from './mention';

const person = (id: string, name: string) => ({ id: asId<AgentId>(id), name });
const people = [
  person('ana', 'Ana'),
  person('ana-ruiz', 'Ana Ruiz'),
  person('ines', 'Inés Ferrer'),
  person('pau', 'Pau Serra'),
];
const named = (text: string) => mentionsIn(text, people).map(({ id }) => id);

describe('a mention', () => {
  it.each([
    ['@Ana Ruiz can you look?', ['ana-ruiz']],
    ['@Ana can you look?', ['ana']],
    ['@ana ruiz, please', ['ana-ruiz']],
    ['(@Pau Serra)', ['pau']],
    ['@ines ferrer', ['ines']],
    ['@Inés Ferrer', ['ines']],
    ['@pau knows', ['pau']],
    ['@Pau Serra and @Ana Ruiz and @Pau Serra', ['pau', 'ana-ruiz']],
    ['Ana Ruiz', []],
    ['@Anabel', []],
    ['write to me@ana.example', []],
    ['@Somebody else', []],
    ['@', []],
  ])('in “%s” names %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('is found wherever it stands among other words', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' ', 'ñ', '.', '👋', '\n') });
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(named(`${before} @Pau Serra ${after}`)).toEqual(['pau']);
      }),
    );
  });
});

describe('a name that is being typed', () => {
  it.each([
    ['see @An', 7, { at: 4, letters: 'An' }],
    ['@', 1, { at: 0, letters: '' }],
    ['@Pau Se', 7, { at: 0, letters: 'Pau Se' }],
    ['me@an', 5, null],
    ['see @An', 4, null],
    ['@An\nnext', 8, null],
    ['no sign', 7, null],
  ])('in “%s” at %i is %j', (text, caret, expected) => {
    expect(typedMention(text, caret)).toEqual(expected);
  });

  it('is offered by its beginning first, then by another of its words', () => {
    const more = [...people, person('rui', 'Rui Anaya')];
    expect(completionsOf('ana', more).map(({ name }) => name)).toEqual(['Ana Ruiz', 'Rui Anaya']);
    expect(completionsOf('ferr', more).map(({ name }) => name)).toEqual(['Inés Ferrer']);
    expect(completionsOf('ine', more).map(({ name }) => name)).toEqual(['Inés Ferrer']);
    expect(completionsOf('zz', more)).toEqual([]);
  });

  it('becomes a mention that is found again', () => {
    const text = 'Can @in look?';
    const typed = typedMention(text, 7);
    const done = completed(text, typed ?? { at: 0, letters: '' }, 'Inés Ferrer');
    expect(done).toEqual({ text: 'Can @Inés Ferrer look?', caret: 17 });
    expect(named(done.text)).toEqual(['ines']);
  });
});
