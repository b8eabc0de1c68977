// Starts a throw-away mail server: Dovecot (IMAP, submission) before OpenSMTPD, both from Debian, on loopback.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port';
import { isRoot } from '../is-root';
import { type ServerProcess, startProcess, untilListening } from '../server-process';
import { type Certificates, makeCertificates } from './certificates';
import { dovecotConfig, type MailPorts, smtpdConfig } from './dovecot-config';

export interface MailServers {
  readonly ports: MailPorts;
  readonly certificates: Certificates;
  stop(): Promise<void>;
}

/** Takes about a second. Mail servers change to users of their own, which only root can do. */
export async function startMail(people: Readonly<Record<string, string>>): Promise<MailServers> {
  if (!isRoot) throw new Error('The live mail tests start Dovecot and OpenSMTPD and so must run as root.');
  const data = mkdtempSync(join(tmpdir(), 'semaforo-mail-'));
  chmodSync(data, 0o755);
  const started: ServerProcess[] = [];
  const stop = async () => {
    for (const server of started.reverse()) await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const ports = await sixPorts();
    const certificates = makeCertificates(data);
    prepare(data, people, ports);
    started.push(
      startProcess({
        command: '/usr/sbin/dovecot',
        args: ['-F', '-c', join(data, 'dovecot.conf')],
        log: join(data, 'dovecot.log'),
      }),
    );
    started.push(
      startProcess({
        command: '/usr/sbin/smtpd',
        args: ['-d', '-f', join(data, 'smtpd.conf')],
        log: join(data, 'smtpd.log'),
      }),
    );
    await Promise.all(Object.values(ports).map((port) => untilListening(port)));
    return { ports, certificates, stop };
  } catch (error) {
    const logs = ['dovecot.log', 'smtpd.log'].map((name) => logOf(join(data, name)));
    await stop();
    throw new Error(`The mail server did not start.\n${logs.join('\n')}`, { cause: error });
  }
}

async function sixPorts(): Promise<MailPorts> {
  const [imap = 0, imaps = 0, lmtp = 0, submission = 0, submissions = 0, smtpd = 0] = await Promise.all(
    Array.from({ length: 6 }, () => freePort()),
  );
  return { imap, imaps, lmtp, submission, submissions, smtpd };
}

function prepare(data: string, people: Readonly<Record<string, string>>, ports: MailPorts): void {
  const home = join(data, 'home');
  mkdirSync(home);
  const id = (flag: string) => Number(spawnSync('id', [flag, 'mail'], { encoding: 'utf8' }).stdout);
  chownSync(home, id('-u'), id('-g'));
  const lines = Object.entries(people).map(([address, password]) => `${address}:{PLAIN}${password}::::::`);
  writeFileSync(join(data, 'users'), `${lines.join('\n')}\n`);
  writeFileSync(join(data, 'dovecot.conf'), dovecotConfig(data, ports));
  writeFileSync(join(data, 'smtpd.conf'), smtpdConfig(ports, Object.keys(people)), { mode: 0o600 });
  mkdirSync('/var/spool/smtpd', { recursive: true });
  chmodSync('/var/spool/smtpd', 0o711);
}

function logOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-2_000);
  } catch {
    return `${path} was not written`;
  }
}
