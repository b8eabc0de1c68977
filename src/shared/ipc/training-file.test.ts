import { describe, expect, it } from 'vitest';
import { readTrainingFile, trainingFileText } from './training-file';

const record = {
  kind: 'step',
  id: 'a'.repeat(32),
  workspace: 'Practice desk',
  sandbox: true,
  startedAt: 1_000,
  endedAt: 2_000,
  points: 1,
  of: 2,
  agent: 'paula',
  agentName: 'Paula Teruel',
  step: 'keys',
  stepKind: 'tool',
  isPassed: false,
  exercises: [
    { id: 'key-claim', took: 900, marks: [{ aspect: 'key', isRight: true, right: 'claim' }] },
    { id: 'key-red', took: null, marks: [{ aspect: 'key', isRight: false, right: 'red' }] },
  ],
};
const signed = (payload: unknown) => ({
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  key: '0'.repeat(64),
  signature: '0'.repeat(128),
});
const problemsOf = (text: string) =>
  readTrainingFile(text).problems.map(({ line, path, reason }) => `${line} ${path} ${reason}`);
const [head = ''] = trainingFileText([]).split('\n');

describe('a file of training results', () => {
  it('is read back as it was written', () => {
    const { found, problems } = readTrainingFile(trainingFileText([signed(record), signed(record)]));
    expect(problems).toEqual([]);
    expect(found).toEqual([
      { line: 2, signed: signed(record), record },
      { line: 3, signed: signed(record), record },
    ]);
  });

  it.each(['', '{}', 'version: 1', '{"semaforo":"training","version":2}'])(
    'is told from other files by its first line, which is not %j',
    (first) => {
      expect(problemsOf(first)).toEqual(['1  does not say that this is a file of training results']);
    },
  );

  it('has each fault named by its line, and keeps the lines that are sound', () => {
    const lines = [
      head,
      JSON.stringify(signed(record)),
      'not json',
      JSON.stringify({ ...signed(record), key: 'abc' }),
      '',
      JSON.stringify(signed({ ...record, points: -1 })),
      JSON.stringify(signed({ ...record, kind: 'rumour' })),
      JSON.stringify(signed('{')),
    ];
    const { found, problems } = readTrainingFile(lines.join('\n'));
    expect(found.map(({ line }) => line)).toEqual([2]);
    expect(problems.map(({ line, path }) => [line, path])).toEqual([
      [3, ''],
      [4, 'key'],
      [6, 'payload.points'],
      [7, 'payload.kind'],
      [8, 'payload'],
    ]);
  });
});
