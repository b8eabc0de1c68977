import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partText } from './quoted-history';

it.each([
  [
    'Gmail, English',
    'Still red.\n\nOn Mon, 4 May 2026 at 10:00, Lumbre <care@lumbre.example> wrote:\n> Is it red?\n>\n> Lumbre',
  ],
  [
    'Gmail, Spanish, broken over two lines',
    'Still red.\n\nEl lun, 4 may 2026 a las 10:00, Lumbre Atención al Cliente\n(<care@lumbre.example>) escribió:\n\n> Is it red?\n>\n> Lumbre\n',
  ],
  ['Apple Mail', 'Still red.\n\nOn 4 May 2026, at 10:00, Lumbre wrote:\n\n> Is it red?\n> \n> Lumbre'],
  ['only marks', 'Still red.\n> Is it red?\n>\n> Lumbre'],
])('cuts what %s copied below', (_, text) => {
  expect(partText(text)).toEqual({
    written: 'Still red.',
    quoted: expect.stringMatching(/Is it red\?\n\n ?Lumbre$/),
  });
});

it.each([
  [
    'From: Lumbre <care@lumbre.example>\nSent: Monday, 4 May 2026 10:00\nTo: Ann\nSubject: Your order\n\nHello Ann',
  ],
  [
    'De: Lumbre <care@lumbre.example>\nEnviado el: lunes, 4 de mayo de 2026 10:00\nPara: Ana\nAsunto: Pedido\n\nHola Ana',
  ],
  ['-----Original Message-----\nFrom: Lumbre\n\nHello Ann'],
  ['-----Mensaje original-----\nDe: Lumbre\n\nHola Ana'],
])('cuts the block that Outlook puts above the copied mail', (block) => {
  expect(partText(`It did not help.\n\n${block}`).written).toBe('It did not help.');
});

it.each([
  ['answers between the lines', '> Is it red?\nYes.\n> Since when?\nMonday.'],
  ['an answer below an attribution', 'On Monday Lumbre wrote:\n> Is it red?\nYes, since Monday.'],
  ['nothing but a copied mail', '> Is it red?\n> Lumbre'],
  ['a forwarded mail without words', 'From: Lumbre\nSent: Monday\nTo: Ann\nSubject: x\n\nHello'],
  ['a sentence that begins like an attribution', 'On Monday I wrote:\nthe cream is red.\nPlease answer.'],
  ['"From:" in a sentence', 'From: the shop in Bilbao.\nI want my money back.'],
  ['a signature with an order number', 'Where is it?\n-- \nAnn, order 1234'],
])('keeps %s', (_, text) => {
  expect(partText(text)).toEqual({ written: text, quoted: '' });
});

it('never loses the beginning and never invents a word', () => {
  const line = fc.constantFrom(
    '',
    '> a',
    'On x wrote:',
    'text',
    'From: a',
    'Sent: b',
    'To: c',
    '>> b',
    '-- ',
    'El lunes 4 de mayo Ana escribió:',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join('\n');
      const { written } = partText(text);
      expect(text.trim().startsWith(written)).toBe(true);
      expect(written === '').toBe(text.trim() === '');
    }),
  );
});

it('stays quick over text made to be slow', () => {
  const slow = [
    `El ${' '.repeat(150_000)}x`,
    'On '.repeat(50_000),
    '>\n'.repeat(75_000),
    'On a\n'.repeat(30_000),
    'From: a\n'.repeat(20_000),
    `${'On Monday '.repeat(39)}\n`.repeat(380),
    '-'.repeat(150_000),
  ];
  const started = process.cpuUsage();
  for (const text of slow) partText(text);
  // A quadratic reading takes minutes; the limit only tells those apart.
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10);
});
