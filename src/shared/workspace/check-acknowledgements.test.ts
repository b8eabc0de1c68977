import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWorkspace } from './parse';
import { receiptTexts } from './receipt-words';

const file = path.join(import.meta.dirname, '../../../test/fixtures/two-brands.workspace.yaml');
const fixture = readFileSync(file, 'utf8');
const withBrand = (lines: string) => fixture.replace('    contactTypes:\n', `${lines}    contactTypes:\n`);
const problems = (lines: string) => {
  const parsed = parseWorkspace(withBrand(lines), 'test');
  return parsed.ok ? [] : parsed.problems.map(({ path: place, reason }) => `${place} ${reason}`);
};
const lines = (text: string, more = '') => `    acknowledgements: [{ responses: [heard] }]
    cannedResponses: [{ id: heard, title: Heard, language: en, text: '${text}' }]
${more}`;

describe('a brand’s lines about acknowledging by itself', () => {
  it('name texts that are there', () => {
    expect(problems('    acknowledgements: [{ responses: [ghost] }]\n')).toEqual([
      'brands.0.acknowledgements.0.responses.0 names the canned response "ghost", which the brand does not have',
    ]);
  });

  it.each([
    ['Hello {{customer}}', 'nobody is there to fill it in'],
    ['We are there {{hours}}', 'the brand has no businessHours'],
    ['Our terms: {{terms}}', 'the brand has no terms'],
  ])('refuse a text that would leave with a blank: %s', (text, why) => {
    expect(problems(lines(text))).toEqual([expect.stringContaining(why)]);
  });

  it('take what the brand says of its service, and give every text that may go', () => {
    const text = '{{brand}} answers within {{response-time}}. {{terms}}';
    const parsed = parseWorkspace(withBrand(lines(text, '    terms: Ask us.\n')), 'test');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const [brand] = parsed.workspace.brands;
    expect(brand?.acknowledgements).toEqual([{ responses: ['heard'], inPublic: false, again: 604_800_000 }]);
    expect(brand && receiptTexts(brand, 'email')).toEqual([
      'Aurea Derma answers within 1 day. Ask us.',
      'Aurea Derma answers within 6 hours. Ask us.',
      'Aurea Derma answers within 2 hours. Ask us.',
    ]);
    expect(brand && receiptTexts(brand, 'phone')).toEqual([]);
  });
});
