// Connections that are cut, and a server that dies: what was acknowledged is there, and nothing is there twice.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { firstHead, followChain } from '../../src/main/engine/hub/chain';
import type { HubClient, HubStep } from '../../src/main/engine/hub/hub-client';
import { HubError } from '../../src/main/engine/hub/hub-error';
import { startFaultProxy } from '../support/fault-proxy';
import { event, hubBench, opening, randomId, step } from './hub-bench';
import { servers } from './servers';

const rounds = 20;

/** Writes until told to stop; after a broken call the same step again, as a desktop does. */
async function writeThrough(
  connect: () => Promise<HubClient>,
  steps: Iterable<HubStep>,
  acknowledged: string[] = [],
) {
  let client: HubClient | null = null;
  let repeats = 0;
  const desktop = randomId();
  for (const one of steps) {
    for (let done = false; !done; ) {
      try {
        client ??= await connect();
        const [answer] = await client.append('vela', desktop, [one]);
        expect(['taken', 'known']).toContain(answer?.outcome);
        acknowledged.push(one.events[0]!.op);
        done = true;
      } catch (error) {
        if (!(error instanceof HubError) || error.fault.kind !== 'unreachable') throw error;
        await client?.close();
        client = null;
        repeats += 1;
        await pause(30);
      }
    }
  }
  await client?.close();
  return { acknowledged, repeats };
}

describe.each(servers)('on $name', ({ programs }) => {
  const bench = hubBench(programs);

  async function listIsWhole(acknowledged: readonly string[]) {
    const ana = await bench().as('ana');
    const { hubId } = await ana.hello();
    const entries = [];
    for (
      let page = await ana.feed('vela', 0, 5000);
      page.length > 0;
      page = await ana.feed('vela', entries.length, 5000)
    ) {
      entries.push(...page);
    }
    expect(followChain(firstHead(hubId, 'vela'), entries).ok).toBe(true);
    const ops = entries.map(({ op }) => op);
    expect(new Set(ops).size).toBe(ops.length);
    const there = new Set(ops);
    expect(acknowledged.filter((op) => !there.has(op))).toEqual([]);
    expect((await ana.verify('vela')).firstBad).toBeNull();
  }

  test(`the server dies ${rounds} times under load: nothing acknowledged is lost, nothing is twice`, {
    timeout: 600_000,
  }, async () => {
    const caseId = randomId();
    const first = await bench().as('bea');
    await first.append('vela', randomId(), [step(opening(caseId))]);
    let killing = true;
    function* notes(): Iterable<HubStep> {
      while (killing) yield step(event(caseId, 'NoteAdded'));
    }
    const acknowledged: string[] = [];
    const writing = (['bea', 'carlos', 'eva', 'ana'] as const).map((person) =>
      writeThrough(() => bench().as(person), notes(), acknowledged),
    );
    for (let round = 0; round < rounds; round += 1) {
      // Each death comes in the middle of work, however slow this machine is.
      const enough = acknowledged.length + 20 + round;
      while (acknowledged.length < enough) await pause(5);
      await bench().server.kill();
      await bench().server.start();
    }
    killing = false;
    const repeats = (await Promise.all(writing)).reduce((sum, one) => sum + one.repeats, 0);
    console.log(`kill -9, ${rounds} rounds: ${acknowledged.length} acknowledged, ${repeats} repeats`);
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * 20);
    await listIsWhole(acknowledged);
  });

  test('a network that cuts connections and loses answers makes no double', {
    timeout: 300_000,
  }, async () => {
    const caseId = randomId();
    const first = await bench().as('bea');
    await first.append('vela', randomId(), [step(opening(caseId))]);
    const proxy = await startFaultProxy({ host: '127.0.0.1', port: bench().server.port });
    const steps = Array.from({ length: 150 }, () => step(event(caseId, 'NoteAdded')));
    const acknowledged: string[] = [];
    const writing = [
      writeThrough(() => bench().login('bea', proxy.port), steps.slice(0, 75), acknowledged),
      writeThrough(() => bench().login('carlos', proxy.port), steps.slice(75), acknowledged),
    ];
    // A cut comes after every few answers, however slow this machine is; every other one just before an answer.
    let cuts = 0;
    for (let next = 4; next < 150; next += 4) {
      while (acknowledged.length < next) await pause(2);
      if (cuts % 2 === 0) proxy.losesNextAnswer();
      else proxy.cutsAll();
      cuts += 1;
    }
    const written = await Promise.all(writing);
    await proxy.close();
    expect(written.some(({ repeats }) => repeats > 0)).toBe(true);
    console.log(`connections cut ${cuts} times: ${acknowledged.length} acknowledged`);
    expect(acknowledged).toHaveLength(150);
    await listIsWhole(steps.map(({ events }) => events[0]!.op));
  });
});
