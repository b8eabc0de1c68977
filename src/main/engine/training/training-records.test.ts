// Results of training in the log: after damage to it, and in files of any size that is written.
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/temporary-folder';
import { type AgentId, asId } from '../../../shared/domain/ids';
import type { StepRecord } from '../../../shared/domain/training/training-record';
import { requestContract } from '../../../shared/ipc/contract';
import { trainingCommands } from '../../../shared/ipc/training-commands';
import { openLog, witnessFile } from '../log/open-log';
import { openOrSalvage } from '../log/open-or-salvage';
import { Witness } from '../log/witness';
import { readOpenTraining, writeSitting } from './open-sitting';
import { ownKeyWords } from './record-signer';
import { exportTraining, importTraining, recordTraining, trainingRecords } from './training-records';

const inFolder = temporaryFolder();
const dataKey = new Uint8Array(32).fill(7);
const paula = asId<AgentId>('paula');

function recordOf(number: number, exercises: StepRecord['exercises'] = []): StepRecord {
  return {
    kind: 'step',
    id: number.toString(16).padStart(32, '0'),
    workspace: 'A desk that learns',
    sandbox: false,
    startedAt: 1_000,
    endedAt: 9_000,
    points: 0,
    of: 0,
    agent: paula,
    agentName: 'Paula Teruel',
    step: 'judge',
    stepKind: 'guided',
    isPassed: true,
    exercises,
  };
}

test('a damaged log brings along its key, its results and the sittings under way', () => {
  const file = inFolder('log.db');
  const { log } = openOrSalvage(file, dataKey);
  recordTraining(log, recordOf(1));
  writeSitting(log, paula, { id: 'a'.repeat(32), step: 'judge', startedAt: 1, shownAt: 2, exercises: [] });
  const before = [ownKeyWords(log), readOpenTraining(log), trainingRecords(log)];
  log.close();
  const witness = new Witness(witnessFile(file));
  witness.noteDamage();
  witness.close();
  const { log: anew, salvaged } = openOrSalvage(file, dataKey);
  expect(salvaged).not.toBeNull();
  expect([ownKeyWords(anew), readOpenTraining(anew), trainingRecords(anew)]).toEqual(before);
  anew.close();
});

test('a file of more than 5 MB is taken as it was saved', () => {
  const [here, there] = [openLog(inFolder('here.db'), dataKey), openLog(inFolder('there.db'), dataKey)];
  const marks = Array.from({ length: 50 }, () => ({
    aspect: 'tier' as const,
    isRight: true,
    right: 'r'.repeat(150),
  }));
  const exercises = Array.from({ length: 40 }, (_, index) => ({ id: `e${index}`, marks, took: 1 }));
  for (let number = 1; number <= 15; number += 1) recordTraining(here, recordOf(number, exercises));
  const text = exportTraining(here, () => true);
  expect(text.length).toBeGreaterThan(5_000_000);
  for (const passes of [
    requestContract['training.saveFile'].input.safeParse({ text }),
    requestContract['training.pickFile'].output.safeParse(text),
    trainingCommands['training.import'].safeParse({ text, agent: null }),
  ])
    expect(passes.success).toBe(true);
  expect(importTraining(there, text, { agent: null, members: [] })).toEqual({
    taken: 15,
    known: 0,
    problems: [],
  });
  expect(exportTraining(there, () => true)).toBe(text);
  here.close();
  there.close();
});
