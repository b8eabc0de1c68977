import { describe, expect, it, test } from 'vitest';
import { folded, opened, post, reply, sent, submitted, wrote } from '../../../test/support/story';
import type { Case } from './case';
import { askingTable, diversionRow, type GuidedStep, proposedWords, waysFrom } from './diversion';
import { followUpOwed } from './follow-up';
import { guardVerdict } from './guard/guard-policy';
import { inspectReply } from './guard/inspect-reply';
import { asId, type CaseId } from './ids';
import type { Audience, ChannelKind } from './message';

/** A brand that is stricter than usual on one channel, and looser on another. */
const rules = [
  { kinds: ['asks-order-number'], channels: ['bluesky'], audience: 'public', does: 'block' },
  { kinds: ['asks-email'], channels: ['mastodon'], audience: 'public', does: 'warn' },
  { kinds: ['asks-address'], channels: ['email'], does: 'warn' },
] as const;
const nobody = {
  guard: { rules, forbidden: [], orderNumbers: [], contacts: [], hosts: [], allowedWords: [] },
  cannedResponses: [],
  diversions: [{ place: '+34 900 555 123' }],
};
const asked = {
  'asks-card': ['Envíanos tu número de tarjeta', 'Send us your card number'],
  'asks-password': ['Dinos tu contraseña', 'Tell us your password'],
  'asks-identity': ['Indícanos tu DNI', 'Give us your passport'],
  'asks-phone': ['Déjanos tu teléfono', 'Leave us your phone number'],
  'asks-email': ['Pásanos tu correo electrónico', 'Send us your email address'],
  'asks-address': ['Confírmanos tu dirección', 'Tell us your address'],
  'asks-order-number': ['Dinos tu número de pedido', 'Send us your order number'],
} as const;
const everywhere: readonly (readonly [ChannelKind, Audience, string])[] = [
  ['bluesky', 'public', 'block block block block block block block'],
  ['mastodon', 'public', 'block block block block warn block warn'],
  ['sandbox', 'public', 'block block block block block block warn'],
  ['bluesky', 'private', 'block block warn off off off off'],
  ['email', 'private', 'block block warn off off warn off'],
];
const rows = everywhere.flatMap(([channel, audience, does]) =>
  Object.entries(asked).map(
    ([datum, words], at) => [channel, audience, datum, does.split(' ')[at], words] as const,
  ),
);

describe('what may not be asked for', () => {
  test.each(rows)('%s in %s: %s is answered with %s', (channel, audience, datum, does, words) => {
    for (const text of words) {
      const findings = inspectReply({ text, brand: nobody, customerLanguage: null });
      expect(findings.map(({ kind }) => kind)).toEqual([datum]);
      const { blocks, warnings } = guardVerdict(findings, { channel, audience }, rules);
      expect([blocks.length, warnings.length]).toEqual([does === 'block' ? 1 : 0, does === 'warn' ? 1 : 0]);
    }
    const row = askingTable({ channel, audience }, rules).find((one) => one.datum === datum);
    expect(row?.does ?? 'off').toBe(does);
  });

  it('leaves the place that customers are sent to in the words that send them there', () => {
    const found = (text: string) => inspectReply({ text, brand: nobody, customerLanguage: null }).length;
    expect(found('Llámanos al +34 900 555 123')).toBe(0);
    expect(found('Llámanos al +34 900 555 124')).toBe(1);
  });
});

const guided = (name: string, step: GuidedStep) => ({ ...submitted(name), guided: step });
const linked = asId<CaseId>('f'.repeat(32));
const none = () => null;

describe('what is owed before a case is closed', () => {
  const owed: readonly (readonly [string, Case, ReturnType<typeof followUpOwed>])[] = [
    ['an ordinary case', folded(opened(), wrote('a', 100)), null],
    ['a health report that nobody answered', folded(opened({ safety: true }), wrote('a', 100)), 'safety'],
    [
      'one that was answered in its thread',
      folded(opened({ safety: true }), wrote('a', 100), submitted('r'), sent('r', 200)),
      null,
    ],
    [
      'words on their way that send the customer elsewhere',
      folded(opened(), wrote('a', 100), guided('r', 'phone')),
      'closing-note',
    ],
    [
      'a health report whose answer sent the customer to the phone',
      folded(opened({ safety: true }), wrote('a', 100), guided('r', 'phone'), sent('r', 200)),
      'closing-note',
    ],
    [
      'an ordinary answer after that',
      folded(opened(), guided('r', 'phone'), sent('r', 200), submitted('s'), sent('s', 300)),
      'closing-note',
    ],
    [
      'a closing note on its way',
      folded(opened(), guided('r', 'phone'), sent('r', 200), guided('s', 'closing-note')),
      'closing-note',
    ],
    [
      'a closing note that stands in the thread',
      folded(opened(), guided('r', 'phone'), sent('r', 200), guided('s', 'closing-note'), sent('s', 300)),
      null,
    ],
    [
      'words that were taken back before they left',
      folded(opened(), guided('r', 'phone'), { type: 'ReplyCancelled', replyId: reply('r') }),
      null,
    ],
    [
      'words that were taken back too late, and stand in the thread after all',
      folded(opened(), guided('r', 'phone'), { type: 'ReplyCancelled', replyId: reply('r') }, sent('r', 200)),
      'closing-note',
    ],
    [
      'a closing note that was taken back too late',
      folded(
        ...[opened(), guided('r', 'phone'), sent('r', 200), guided('s', 'closing-note')],
        ...[{ type: 'ReplyCancelled', replyId: reply('s') } as const, sent('s', 300)],
      ),
      null,
    ],
  ];
  test.each(owed)('%s', (_, state, expected) => expect(followUpOwed(state, none)).toBe(expected));

  it('asks of a phone call for the answer in the threads it belongs to', () => {
    const call: Case = { ...folded(opened({ safety: true })), channel: 'phone', links: [linked] };
    const thread = folded(opened(), wrote('a', 100));
    expect(followUpOwed(call, () => thread)).toBe('safety');
    expect(followUpOwed(call, () => ({ ...thread, firstAnswerAt: 200 }))).toBeNull();
  });

  it('says where the customer was told, so that the note stands there', () => {
    const state = folded(opened(), guided('r', 'private'), sent('r', 200));
    expect(state.diverted).toEqual({ to: 'private', audience: 'public', since: 200 });
    const answer = { ...submitted('r', { inReplyTo: post('a') }), guided: 'private' } as const;
    expect(folded(opened(), wrote('a', 100), answer, sent('r', 200)).diverted?.inReplyTo).toBe('a');
  });
});

describe('the words of a brand', () => {
  const plain = { to: 'phone', handOver: 'Call us', handOvers: { es: 'Llámanos' } } as const;
  const list = [{ ...plain, contactTypes: ['legal'], handOver: 'Our lawyers call' }, plain] as const;
  const about = (contactType: string | null) => ({ channel: 'bluesky', contactType }) as const;

  it('are those of the first row that fits the case', () => {
    expect(diversionRow(list, 'phone', about('legal'))?.handOver).toBe('Our lawyers call');
    expect(diversionRow(list, 'phone', about(null))?.handOver).toBe('Call us');
    expect(diversionRow(list, 'email', about(null))).toBeNull();
  });

  it('come in the customer’s language, and are none where nothing is written', () => {
    expect(proposedWords(plain, 'phone', 'es-MX')).toBe('Llámanos');
    expect(proposedWords(plain, 'phone', 'fr')).toBe('Call us');
    expect(proposedWords(plain, 'closing-note', 'es')).toBe('');
  });

  it('send nobody from a private message to a private message', () => {
    expect(waysFrom('private')).toEqual(['phone', 'email', 'self-service']);
    expect(waysFrom('public')).toContain('private');
  });
});
