// Stands in for the engine at the sending end of the feed: the same batches again and again, as fast as they are taken.
import type { MessagePortMain } from 'electron';
import { batchesInFlight } from '../../../src/shared/ipc/feed';

let batches: readonly unknown[] = [];

process.parentPort.on('message', ({ data, ports }) => {
  if (data.batches !== undefined) batches = data.batches;
  const port = ports[0];
  if (port !== undefined) send(port, data.times);
});

function send(port: MessagePortMain, times: number): void {
  let sent = 0;
  const more = () => {
    if (sent === times) return;
    port.postMessage(batches[sent % batches.length]);
    sent += 1;
  };
  port.on('message', more);
  port.start();
  for (let ahead = 0; ahead < batchesInFlight; ahead += 1) more();
}
