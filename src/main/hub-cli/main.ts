// The command line of a team hub: sets one up, tries one on this machine, looks at one.
import '../../shared/runtime-gaps';
import { HubError, type HubFault } from '../engine/hub/hub-error';
import { readCommandLine, WrongUse } from './command-line';
import { demo } from './demo';
import { init } from './init';
import { status, verify } from './status';

const usage = `npm run hub -- COMMAND
  init    --url postgres://administrator@host:5432/database [--ca FILE] [--login NAME --agent MEMBER] [--sandbox]
  status  --url postgres://login@host:5432/database [--ca FILE]
  verify  --url postgres://login@host:5432/database [--ca FILE]
  demo    a hub on this machine for a trial
--sandbox makes a hub for practice, which takes no live channel. Passwords come in the environment variable PGPASSWORD. --ca names the authority of the server's certificate when the
system does not know it; --server-name the name in that certificate when it is not the host's.`;

const words: Readonly<Record<HubFault['kind'], string>> = {
  'not-allowed': 'The hub does not allow this login to do that.',
  refused: 'The hub refused.',
  unreachable: 'The hub cannot be reached.',
  'wrong-credentials': 'The server does not accept this login and password for this database.',
  removed: 'This person was removed from the hub.',
  'untrusted-certificate':
    'The server could not prove who it is, so nothing was sent. Is --ca the right authority?',
  'newer-schema': 'This database holds no hub that this version of Semáforo can speak to.',
};

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  if (line.command === 'init') await init(line);
  else if (line.command === 'status') await status(line);
  else if (line.command === 'verify') return (await verify(line)) ? 0 : 1;
  else if (line.command === 'demo') await demo();
  else throw new WrongUse(usage);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof WrongUse) console.error(error.message);
  else if (error instanceof HubError) console.error(`${words[error.fault.kind]} (${error.message})`);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
