// The facts of a definition as a hub gets them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseWorkspace } from '../../../shared/workspace/parse';
import { hubFactsOf } from './hub-facts';

const demo = readFileSync(path.join(import.meta.dirname, '../../hub-cli/demo-workspace.yaml'), 'utf8');

function factsOf(text: string) {
  const parsed = parseWorkspace(text, 'demo');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return hubFactsOf(parsed.workspace);
}

test('a trainee’s replies need a colleague everywhere, nobody else’s do', () => {
  const { approvals = [] } = factsOf(demo);
  expect(new Set(approvals.map(({ agent }) => agent))).toEqual(new Set(['emma']));
  expect(new Set(approvals.map(({ needs }) => needs))).toEqual(new Set(['peer']));
  expect(approvals).toHaveLength(4);
});

test('a channel on which the gate is lifted is free', () => {
  const lifted = demo.replace('role: trainee,', 'role: trainee, freeOn: [bluesky],');
  expect(factsOf(lifted).approvals).toEqual([]);
});

test('what a kind of contact needs is asked there, and nowhere else', () => {
  const kind = demo.replace(
    '    promises: &promises',
    '    contactTypes: [{ id: refund, label: Refund, severity: low }, { id: praise, label: Praise, severity: low }]\n    promises: &promises',
  );
  const ruled = `${kind}approval: { rules: [{ contactTypes: [refund], needs: supervisor }] }\n`;
  const of = (agent: string) =>
    (factsOf(ruled).approvals ?? []).flatMap((floor) =>
      floor.agent === agent ? [`${floor.contactType ?? 'any'} ${floor.needs}`] : [],
    );
  expect(new Set(of('bruno'))).toEqual(new Set(['refund supervisor']));
  expect(new Set(of('emma'))).toEqual(new Set(['any peer', 'refund supervisor']));
  expect(of('dev')).toEqual([]);
});

test('a rule that only samples is no floor; one for everybody is', () => {
  const sampled = 'approval: { rules: [{ samples: 50, needs: supervisor }] }\n';
  const forAll = 'approval: { rules: [{ needs: supervisor }] }\n';
  expect(new Set(factsOf(demo + sampled).approvals?.map(({ agent }) => agent))).toEqual(new Set(['emma']));
  expect(new Set(factsOf(demo + forAll).approvals?.map(({ needs }) => needs))).toEqual(
    new Set(['supervisor']),
  );
});

test('whoever supervises manages where nobody else does', () => {
  const managers = factsOf(demo).grants.filter(({ action }) => action === 'manage');
  expect(new Set(managers.map(({ agent }) => agent))).toEqual(new Set(['ana']));
});
