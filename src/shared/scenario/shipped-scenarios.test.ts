import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileTierTable, triage } from '../domain/tier-table';
import { workspaceSchema } from '../workspace/schema';
import { parseScenario } from './parse-scenario';
import type { MessageEvent, Scenario } from './scenario';

const assets = join(import.meta.dirname, '../../../assets/sandbox');
const workspace = workspaceSchema.parse(parse(readFileSync(join(assets, 'workspace.yaml'), 'utf8')));
const files = readdirSync(join(assets, 'scenarios')).filter((file) => file.endsWith('.yaml'));

function read(file: string): Scenario {
  const parsed = parseScenario(readFileSync(join(assets, 'scenarios', file), 'utf8'));
  if (parsed.ok) return parsed.scenario;
  throw new Error(
    parsed.problems.map(({ line, path, reason }) => `${file}:${line} ${path} ${reason}`).join('\n'),
  );
}

const scenarios = new Map(files.map((file) => [basename(file, '.yaml'), read(file)]));
const messagesOf = (scenario: Scenario) =>
  scenario.events.filter((event): event is MessageEvent => event.kind === 'message');
const tables = new Map(workspace.brands.map((brand) => [brand.id, compileTierTable(brand)]));

function tableOf(account: string) {
  const brand = workspace.accounts.find(({ id }) => id === account)?.brand;
  const table = brand === undefined ? undefined : tables.get(brand);
  if (table === undefined) throw new Error(`no account ${account}`);
  return table;
}

describe('the shipped scenarios', () => {
  it('are the five that the command line offers', () => {
    expect([...scenarios.keys()].sort()).toEqual([
      'allergic-reaction',
      'campaign-backlash',
      'ordinary-day',
      'outage-500',
      'viral-complaint',
    ]);
  });

  it.each(files)('%s: every message gets the tier and contact type its author expects', (file) => {
    const surprises = messagesOf(read(file)).flatMap((message) => {
      const said = triage(tableOf(message.account), `${message.subject}\n${message.text}`);
      const { expect: wanted } = message;
      if (wanted === null) return [`${message.id} has no expectation: ${message.text}`];
      const right =
        said.tier === wanted.tier && (wanted.contactType === null || wanted.contactType === said.contactType);
      return right
        ? []
        : [
            `${message.id} wants ${wanted.tier} ${wanted.contactType}, table says ${said.tier} ${said.reason}: ${message.text}`,
          ];
    });
    expect(surprises).toEqual([]);
  });

  it('together show every contact type of the workspace', () => {
    const shown = new Set(
      [...scenarios.values()].flatMap(messagesOf).map((message) => message.expect?.contactType),
    );
    const types = new Set(workspace.brands.flatMap((brand) => brand.contactTypes.map(({ id }) => id)));
    expect([...types].filter((id) => !shown.has(id))).toEqual([]);
  });

  it.each(files)(
    '%s: names only accounts of the sandbox workspace and fits the channel that shows it',
    (file) => {
      for (const message of messagesOf(read(file))) {
        const account = workspace.accounts.find(({ id }) => id === message.account);
        expect(account, message.id).toMatchObject({
          channel: 'sandbox',
          look: message.look === 'mail' ? 'mail' : 'social',
        });
        if (message.look === 'post') expect([...message.text].length, message.text).toBeLessThanOrEqual(500);
      }
    },
  );

  it.each(files)('%s: speaks Spanish and English', (file) => {
    const languages = new Set(messagesOf(read(file)).map(({ language }) => language));
    expect([...languages]).toEqual(expect.arrayContaining(['es', 'en']));
  });
});
