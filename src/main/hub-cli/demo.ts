// `npm run hub -- demo`: a hub on this machine for a trial, with two brands and five people, until it is ended.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseWorkspace } from '../../shared/workspace/parse';
import { connectHub } from '../engine/hub/hub-client';
import { type HubAddress, openConnection } from '../engine/hub/hub-connection';
import { hubFactsOf } from '../engine/hub/hub-facts';
import { freshPassword, scramProof } from '../engine/hub/scram-proof';
import { setUpHub } from '../engine/hub/set-up-hub';
import document from './demo-workspace.yaml?raw';
import { type LocalServer, startLocalServer } from './local-server';

const database = 'semaforo';
/** Members of the definition beside this file; the first one manages. */
const people = ['ana', 'bruno', 'clara', 'dev', 'emma'];

export interface Demo {
  readonly address: Omit<HubAddress, 'login' | 'password'>;
  readonly logins: readonly { readonly login: string; readonly password: string }[];
  readonly authorityFile: string;
  stop(): Promise<void>;
}

/** Starts the server and fills it. What it holds is gone when it ends. */
export async function openDemo(): Promise<Demo> {
  const server = await startLocalServer();
  try {
    const logins = people.map((login) => ({ login, password: freshPassword() }));
    const address = { host: 'localhost', port: server.port, database, ca: server.ca };
    await fill(server, address, logins);
    const authorityFile = path.join(server.folder, 'authority.pem');
    writeFileSync(authorityFile, server.ca, { mode: 0o644 });
    return { address, logins, authorityFile, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function fill(server: LocalServer, address: Demo['address'], logins: Demo['logins']): Promise<void> {
  const asAdministrator = (name: string) =>
    openConnection({ ...address, ...server.administrator, database: name });
  const cluster = await asAdministrator('postgres');
  await cluster.query(`CREATE DATABASE ${database}`);
  await cluster.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  await cluster.end();
  const [first, ...others] = logins;
  if (first === undefined) return;
  const setter = await asAdministrator(database);
  await setUpHub(setter, { login: first.login, agent: first.login, proof: scramProof(first.password) });
  await setter.end();
  const definition = parseWorkspace(document, 'demo-workspace.yaml');
  if (!definition.ok) throw new Error('The definition of the trial does not hold.');
  const hub = await connectHub({ ...address, ...first });
  const facts = hubFactsOf(definition.workspace);
  await hub.publish({ base: 0, document, facts, note: 'The trial begins' });
  for (const { login, password } of others) await hub.invite(login, login, password);
  await hub.close();
}

/** Prints how to connect, and waits until the person ends it. */
export async function demo(): Promise<void> {
  const { address, logins, authorityFile, stop } = await openDemo();
  console.log(`A hub for a trial runs on ${address.host}:${address.port}, database ${address.database}.`);
  console.log(`Its certificate authority: ${authorityFile}`);
  for (const { login, password } of logins) console.log(`- ${login.padEnd(6)} ${password}`);
  console.log('Enter these in Settings > Team of a desktop, or look from here:');
  console.log(
    `  PGPASSWORD=${logins[0]?.password} npm run hub -- status --url postgres://${logins[0]?.login}@${address.host}:${address.port}/${address.database} --ca ${authorityFile}`,
  );
  console.log('Ctrl+C ends it, and everything in it is gone.');
  await new Promise<void>((resolve) => {
    // A timer keeps the process alive; signals end the wait.
    const alive = setInterval(() => {}, 60_000);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
    }
  });
  await stop();
}
