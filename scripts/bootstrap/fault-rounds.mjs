// How often the fault suite strikes: `npm run test:faults -- --rounds 200 --seed 7`.
import { Refusal } from './report.mjs';

const switches = { '--rounds': 'SEMAFORO_ROUNDS', '--seed': 'SEMAFORO_SEED' };

/** Takes the switches out of the words and into the environment; the rest goes to the runners. */
export function withRounds(context) {
  const env = { ...context.env };
  const args = [];
  for (let at = 0; at < context.args.length; at += 1) {
    const name = switches[context.args[at]];
    if (name === undefined) args.push(context.args[at]);
    else {
      at += 1;
      if (!/^[0-9]{1,9}$/.test(context.args[at] ?? ''))
        throw new Refusal(`${context.args[at - 1]} needs a number`);
      env[name] = context.args[at];
    }
  }
  return { ...context, env, args };
}
