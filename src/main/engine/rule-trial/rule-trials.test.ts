// Rules tried as the settings ask for it: a whole engine, a real log, and the thread as it is built.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../../../test/support/bundle';
import { desk, stateOf } from '../../../../test/support/desk-per-test';
import { customerPost, type EngineDesk, noon } from '../../../../test/support/engine-desk';
import { day, hour } from '../../../shared/domain/time';
import type { RuleTrialAnswer } from '../../../shared/ipc/tried-rules';
import { RuleTrials } from './rule-trials';

let script: string;
beforeAll(async () => {
  script = await bundle('src/main/engine/rule-trial/rule-trial-thread.ts');
});

const twoBrands = readFileSync(
  new URL('../../../../test/fixtures/two-brands.workspace.yaml', import.meta.url),
  'utf8',
);

const withTrials = (workspace = twoBrands): EngineDesk =>
  desk({
    workspace,
    trials: (log, folder) =>
      new RuleTrials({
        script,
        log,
        logFile: path.join(folder, 'log.db'),
        dataKey: Buffer.alloc(32, 7),
        onLogDamaged: () => {
          throw new Error('The log is not damaged');
        },
      }),
  });

/** As it stands in the definition. */
const rule = (id: string, when: object, gives: object = { tags: [id] }) => ({ id, name: id, when, gives });
const tried = (at: EngineDesk, rules: readonly unknown[], days = 30) =>
  at.query('rules.try', { rules: [...rules], days });
const sums = ({ rules }: RuleTrialAnswer) => rules.map(({ rule: id, fits, touches }) => [id, fits, touches]);

describe('rules tried on stored messages', () => {
  it('say what each would have touched, of how many, and show the newest of it', async () => {
    const at = withTrials();
    at.arrive([
      { ...customerPost(noon - 2 * hour), text: 'Una estafa' },
      { ...customerPost(noon - hour), text: 'Otra estafa, y el precio' },
      { ...customerPost(noon), text: 'Gracias' },
    ]);
    const answer = await tried(at, [
      rule('fraud', { anyOf: ['estafa'] }, { tier: 'red' }),
      rule('price', { anyOf: ['precio'] }, { tier: 'yellow' }),
      rule('never', { anyOf: ['nunca dicho'] }),
    ]);
    expect(answer).toMatchObject({ messages: 3, touched: 2, isWhole: true });
    expect(sums(answer)).toEqual([
      ['fraud', 2, 2],
      ['price', 1, 0],
      ['never', 0, 0],
    ]);
    expect(answer.rules[0]?.newest).toMatchObject([
      { excerpt: 'Otra estafa, y el precio', found: ['estafa'], gave: ['tier'] },
      { excerpt: 'Una estafa', caseNumber: at.row('Una estafa').number },
    ]);
  });

  it('change nothing, and try those that are off too', async () => {
    const at = withTrials();
    at.arrive([{ ...customerPost(noon), text: 'Una estafa' }]);
    const before = await stateOf(at, at.row('Una estafa').id);
    const fraud = rule('fraud', { anyOf: ['estafa'] }, { tier: 'red' });
    const answer = await tried(at, [{ ...fraud, isOn: false }]);
    expect(sums(answer)).toEqual([['fraud', 1, 1]]);
    expect(await stateOf(at, at.row('Una estafa').id)).toEqual(before);
  });

  it('leave out what is older than the days asked for, and what no channel brought', async () => {
    const at = withTrials();
    at.arrive([
      { ...customerPost(noon - 20 * day), text: 'Una estafa vieja' },
      { ...customerPost(noon), text: 'Una estafa' },
    ]);
    await at.command('case.createByHand', {
      brandId: 'aurea-derma',
      via: 'phone',
      customerName: 'Rosa Gil',
      contact: '',
      text: 'Una estafa al teléfono',
      takenAt: noon,
      linkedTo: null,
    });
    expect(sums(await tried(at, [rule('fraud', { anyOf: ['estafa'] })], 7))).toEqual([['fraud', 1, 1]]);
  });

  it('know who wrote before, and a case as it stood when the message came', async () => {
    const at = withTrials();
    const first = customerPost(noon);
    const { author, threadKey } = first;
    at.arrive([{ ...first, text: 'Hola' }]);
    at.clock.advance(hour);
    at.arrive([{ author, text: 'Hola de nuevo' }]);
    at.clock.advance(hour);
    at.arrive([{ author, threadKey, text: 'Gracias' }]);
    await at.command('case.setTier', { caseIds: [at.row('Gracias').id], tier: 'yellow' });
    const answer = await tried(at, [
      rule('again', { history: { from: 1 } }),
      rule('calm', { anyOf: ['gracias'] }, { tier: 'green' }),
    ]);
    // Only the first message had nothing before it; the case of the third had no tier yet when that came.
    expect(sums(answer)).toEqual([
      ['again', 2, 2],
      ['calm', 1, 1],
    ]);
  });

  it('are not tried when one is not as it has to be', async () => {
    const at = withTrials();
    await expect(tried(at, [rule('', { anyOf: [] })])).rejects.toThrow('rule-not-as-agreed');
  });

  it('count only what the person sees who asks', async () => {
    const noa =
      '  - { id: noa, name: Noa Sol, initials: NS, role: agent, teams: [agency], brands: [lindra-skin] }\n';
    const at = withTrials(twoBrands.replace('brands:\n', `${noa}brands:\n`));
    at.arrive([{ ...customerPost(noon), text: 'Una estafa' }]);
    const rules = [rule('fraud', { anyOf: ['estafa'] })];
    expect((await tried(at, rules)).messages).toBe(1);
    at.engine.sitDown('noa');
    expect(await tried(at, rules)).toMatchObject({ messages: 0, rules: [{ newest: [] }] });
  });
});
