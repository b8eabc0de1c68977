// The thread that decodes pictures: slow or malicious ones cost it, and never the accounts that wait.
import '../../shared/runtime-gaps';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { reencodeImage } from './reencode-image';

const jobSchema = z.object({ id: z.number(), bytes: z.instanceof(Uint8Array) });

parentPort?.on('message', (data: unknown) => {
  const { id, bytes } = jobSchema.parse(data);
  void reencodeImage(bytes).then((picture) => {
    parentPort?.postMessage({ id, picture }, picture === null ? [] : [picture.bytes.buffer]);
  });
});
