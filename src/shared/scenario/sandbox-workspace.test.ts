import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWorkspace } from '../workspace/parse';
import { sandboxWorkspace } from './sandbox-workspace';

const text = readFileSync(join(import.meta.dirname, '../../../assets/sandbox/workspace.yaml'), 'utf8');

function parsed(definition: string) {
  const result = parseWorkspace(definition, 'workspace.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.workspace;
}

describe('the sandbox workspace', () => {
  it('is a valid definition of four brands that only play scenarios', () => {
    const workspace = parsed(text);
    expect(workspace.brands.map(({ name, color }) => [name, color])).toEqual([
      ['Aurea Derma', '#2f7f86'],
      ['Lindra Skin', '#9a4fb5'],
      ['Norte Motor', '#3f6fb5'],
      ['Casa Vela', '#7d6a58'],
    ]);
    expect(new Set(workspace.accounts.map(({ channel }) => channel))).toEqual(new Set(['sandbox']));
  });

  it('sets every account to the scenario and the speed asked for, and leaves all else as it was', () => {
    const { accounts, ...rest } = parsed(sandboxWorkspace(text, 'outage-500', 8));
    const { accounts: before, ...restBefore } = parsed(text);
    expect(rest).toEqual(restBefore);
    expect(accounts).toEqual(before.map((account) => ({ ...account, scenario: 'outage-500', speed: 8 })));
  });

  it('leaves the speed to the scenario when none is asked for', () => {
    expect(parsed(sandboxWorkspace(text, 'ordinary-day')).accounts).toEqual(parsed(text).accounts);
  });

  it('touches no live account', () => {
    const mixed = 'accounts:\n  - { id: a, channel: mastodon }\n  - { id: b, channel: sandbox }\n';
    expect(sandboxWorkspace(mixed, 'x')).toBe(
      'accounts:\n  - { id: a, channel: mastodon }\n  - { id: b, channel: sandbox, scenario: x }\n',
    );
  });

  it('has eight to twelve canned responses for each brand, in both languages, that fit the channel', () => {
    for (const brand of parsed(text).brands) {
      expect(brand.cannedResponses.length).toBeGreaterThanOrEqual(8);
      expect(brand.cannedResponses.length).toBeLessThanOrEqual(12);
      expect(new Set(brand.cannedResponses.map(({ language }) => language))).toEqual(new Set(['es', 'en']));
      for (const canned of brand.cannedResponses)
        expect([...canned.text].length, canned.id).toBeLessThanOrEqual(420);
    }
  });
});
