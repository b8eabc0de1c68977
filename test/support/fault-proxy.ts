// A TCP proxy between the product and a real server, which loses answers, falls silent or refuses when told to.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface FaultProxy {
  readonly port: number;
  /** Everything passes again. */
  passes(): void;
  /** The server hears everything; its next answer never arrives, and the connection is cut. Once. */
  losesNextAnswer(matches?: (sentByClient: string) => boolean): void;
  /** Connections stand, and nothing passes in either direction. */
  fallsSilent(): void;
  /** Cuts what stands and accepts nothing new that lives. */
  refuses(): void;
  cutsAll(): void;
  close(): Promise<void>;
}

/** `matches` sees what the client sent on that connection so far; encrypted traffic can only be cut unseen. */
export async function startFaultProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let mode: 'passes' | 'silent' | 'refuses' = 'passes';
  let losing: ((sent: string) => boolean) | null = null;

  const server = createServer((client) => {
    if (mode === 'refuses') return void client.destroy();
    const upstream = connect(target.port, target.host);
    let sent = '';
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (mode === 'silent') return;
      sent = `${sent}${chunk.toString('latin1')}`.slice(-200_000);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (mode === 'silent') return;
      if (losing?.(sent)) {
        losing = null;
        client.destroy();
        return;
      }
      client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutsAll = () => {
    for (const socket of open) socket.destroy();
  };

  return {
    port: (server.address() as AddressInfo).port,
    passes: () => {
      mode = 'passes';
      losing = null;
    },
    losesNextAnswer: (matches = () => true) => {
      losing = matches;
    },
    fallsSilent: () => {
      mode = 'silent';
    },
    refuses: () => {
      mode = 'refuses';
      cutsAll();
    },
    cutsAll,
    close: async () => {
      cutsAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
