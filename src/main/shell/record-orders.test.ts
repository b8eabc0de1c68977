import { expect, it } from 'vitest';
import { type AgentId, asId, type IncidentId } from '../../shared/domain/ids';
import { type ShellToEngine, shellToEngineSchema } from '../../shared/ipc/shell-ports';
import { RecordOrders } from './record-orders';

it('tells the engine what was printed only once it is said to be kept, in words that the engine takes', async () => {
  const told: ShellToEngine[] = [];
  const records = new RecordOrders((order) => told.push(order));
  const incidentId = asId<IncidentId>('a'.repeat(32));
  const making = records.give({ incidentId, file: null, locale: 'en', words: {} });
  const note = { incidentId, hash: 'b'.repeat(64), by: asId<AgentId>('lead') };
  records.settle(1, { kind: 'report', report: '<!doctype html>', note });
  const made = await making;
  expect(told.map(({ type }) => type)).toEqual(['record']);
  if (made.kind === 'report') records.kept(made.note);
  expect(told.map((message) => shellToEngineSchema.parse(message)).at(-1)).toEqual({
    type: 'recordKept',
    ...note,
  });
});
