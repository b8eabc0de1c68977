// `npm run hub -- init`: makes a hub in a database, or brings one up to date.
import { openConnection } from '../engine/hub/hub-connection';
import { freshPassword, scramProof } from '../engine/hub/scram-proof';
import { type SetUp, setUpHub } from '../engine/hub/set-up-hub';
import { addressOf, type CommandLine } from './command-line';

export async function init(line: CommandLine): Promise<void> {
  const address = addressOf(line);
  const connection = await openConnection(address);
  const password = freshPassword();
  const founder =
    line.login === undefined
      ? null
      : { login: line.login, agent: line.agent ?? line.login, proof: scramProof(password) };
  try {
    tell(await setUpHub(connection, founder, { sandbox: line.sandbox }));
  } finally {
    await connection.end();
  }
  if (line.sandbox) console.log('It is a sandbox: no definition brings a live channel into it.');
  if (founder === null) {
    console.log('Nobody was let in. For the first person who manages it, add: --login NAME --agent MEMBER');
    return;
  }
  console.log(`${founder.agent} manages it, with the login ${founder.login} and the password ${password}`);
  console.log('The password is shown this once. Whoever has it can change it in Settings > Team.');
}

function tell({ hubId, steps, findings }: SetUp): void {
  console.log(`The hub is ${hubId}.`);
  console.log(steps.length === 0 ? 'It was up to date.' : `Done: ${steps.join(', ')}.`);
  for (const { code, text } of findings) console.log(`- ${text} (${code})`);
  if (findings.length === 0) console.log('The server allows everything a hub asks for.');
}
