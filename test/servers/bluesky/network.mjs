// Runs a whole Bluesky (directory, personal data server, app view) on loopback; says on descriptor 3 where it stands.
// Copied beside the installed packages before it is started, because that is where its imports are found.
import { writeSync } from 'node:fs';
import net from 'node:net';

// The test network listens on every interface; nothing of ours may be reached from outside.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first] = args;
  const callback = args.find((arg) => typeof arg === 'function');
  if (typeof first === 'object' && first !== null && first.path === undefined) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, callback);
  }
  if (first === undefined || /^\d+$/.test(String(first))) {
    return listen.call(this, { port: Number(first ?? 0), host: '127.0.0.1' }, callback);
  }
  return listen.apply(this, args);
};

const { TestNetwork } = await import('@atproto/dev-env');

// Addresses of pictures are built from it, so it must be known beforehand.
const appViewPort = Number(process.env.APP_VIEW_PORT);
const network = await TestNetwork.create({
  bsky: { port: appViewPort, publicUrl: `http://localhost:${appViewPort}` },
  pds: { hostname: 'localhost', enableDidDocWithSession: true },
  dbPostgresSchema: 'live',
});

writeSync(3, `${JSON.stringify({ pds: network.pds.url })}\n`);

// A stray failure inside the test network must not take down what other tests still talk to.
for (const failure of ['uncaughtException', 'unhandledRejection'])
  process.on(failure, (error) => console.error(failure, error));

async function stop() {
  await Promise.race([network.close(), new Promise((resolve) => setTimeout(resolve, 5_000))]).catch(() => {});
  process.exit(0);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// Whoever started us holds the other end of our input: when it ends, so do we.
process.stdin.once('end', stop).resume();
