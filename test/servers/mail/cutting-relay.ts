// Stands before the submission server, speaks TLS to both sides, and can lose the answer to a mail that was taken.
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { Certificates } from './certificates';

export interface CuttingRelay {
  readonly port: number;
  /** The next mail is handed over and taken, and the server's yes never arrives. */
  loseNextAnswer(): void;
  /** The connection breaks off before the next mail's body is let through: the server never has it. */
  loseNextMail(): void;
  /** Cuts every connection from now on, until told otherwise. */
  setAway(isAway: boolean): void;
  /** How many mails the server said yes to. */
  taken(): number;
  stop(): Promise<void>;
}

export async function startCuttingRelay(port: number, certificates: Certificates): Promise<CuttingRelay> {
  const { authority, certificate, key } = certificates;
  let losing: 'answer' | 'mail' | null = null;
  let taken = 0;
  let isAway = false;

  const join = (client: TLSSocket) => {
    if (isAway) return void client.destroy();
    const server = connect({ host: 'localhost', port, ca: authority, servername: 'localhost' });
    let phase: 'commands' | 'asking' | 'body' | 'ended' = 'commands';
    let tail = '';
    const cut = () => {
      losing = null;
      client.destroy();
      server.destroy();
    };
    client.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (phase === 'body') {
        if (losing === 'mail') return cut();
        tail = (tail + text).slice(-5);
        if (tail === '\r\n.\r\n') phase = 'ended';
      } else if (/(^|\n)DATA\r\n/i.test(text)) {
        phase = 'asking';
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (phase === 'asking' && /(^|\n)354/.test(text)) {
        phase = 'body';
        tail = '';
      } else if (phase === 'ended') {
        phase = 'commands';
        if (text.startsWith('250')) taken += 1;
        if (losing === 'answer') return cut();
      }
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  };

  const relay = createServer({ cert: certificate, key }, join);
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  return {
    port: (relay.address() as AddressInfo).port,
    loseNextAnswer: () => {
      losing = 'answer';
    },
    loseNextMail: () => {
      losing = 'mail';
    },
    setAway: (away) => {
      isAway = away;
    },
    taken: () => taken,
    stop: () => new Promise((resolve) => relay.close(() => resolve())),
  };
}
