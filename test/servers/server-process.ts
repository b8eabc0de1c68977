// Starts the programs of a test server and ends them, by their own ids, when the suite is done.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { connect } from 'node:net';

export interface ServerProcess {
  readonly pid: number;
  /** The first line it wrote on descriptor 3. */
  readonly announcement: Promise<string>;
  stop(): Promise<void>;
}

export interface ServerProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly log: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const tailBytes = 4_000;

/** What it prints goes to the log file; it ends with us at the latest, and is heard of when it ends before. */
export function startProcess(program: ServerProgram): ServerProcess {
  const log = createWriteStream(program.log, { flags: 'a' });
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: program.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  let asked = false;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (status, signal) => {
      if (!asked) tellOfEnd(program, `status ${status}, signal ${signal}`);
      resolve();
    }),
  );
  return {
    pid: child.pid ?? 0,
    announcement: firstLine(child, program),
    async stop() {
      asked = true;
      process.off('exit', endWithUs);
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
      log.end();
    },
  };
}

/** Tests that follow fail with a refused connection, which says nothing of the reason. */
function tellOfEnd({ command, args, log }: ServerProgram, how: string): void {
  console.error(
    `${command} ${args[0] ?? ''} ended by itself (${how}):\n${readFileSync(log, 'utf8').slice(-tailBytes)}`,
  );
}

function firstLine(child: ChildProcess, program: ServerProgram): Promise<string> {
  const promise = new Promise<string>((resolve, reject) => {
    child.stdio[3]?.once('data', (line) => resolve(String(line).trim()));
    child.once('error', reject);
    child.once('exit', (status) =>
      reject(new Error(`${program.command} ended with ${status}; its log is ${program.log}`)),
    );
  });
  promise.catch(() => {});
  return promise;
}

/** Waits until something accepts connections on the port. */
export async function untilListening(port: number, patienceMs = 20_000): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await accepts(port))) {
    if (Date.now() > giveUpAt) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
