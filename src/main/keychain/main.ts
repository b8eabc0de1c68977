// The keychain process: a locked keyring may block whoever asks it, so nobody but this process ever does.
import '../../shared/runtime-gaps';
import { assertNever } from '../../shared/domain/assert-never';
import {
  type KeychainAnswer,
  type KeychainRequest,
  keychainRequestSchema,
} from '../../shared/ipc/keychain-port';

type Outcome = KeychainAnswer['outcome'];

async function perform(request: KeychainRequest): Promise<Outcome> {
  // Loaded at the first call: without libsecret loading fails, and that is an answer, not a crash. Not by import():
  // the oldest runtime cannot import from inside a packed application.
  const keytar: typeof import('keytar') = require('keytar');
  switch (request.call) {
    case 'get':
      return { kind: 'value', value: await keytar.getPassword(request.service, request.account) };
    case 'set':
      await keytar.setPassword(request.service, request.account, request.value);
      return { kind: 'done' };
    case 'delete':
      await keytar.deletePassword(request.service, request.account);
      return { kind: 'done' };
    case 'list': {
      const found = await keytar.findCredentials(request.service);
      const entries = Object.fromEntries(found.map(({ account, password }) => [account, password]));
      return { kind: 'entries', entries };
    }
    default:
      return assertNever(request);
  }
}

async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
  try {
    return { id: request.id, outcome: await perform(request) };
  } catch (error) {
    return {
      id: request.id,
      outcome: { kind: 'failed', reason: error instanceof Error ? error.message : 'unknown' },
    };
  }
}

process.parentPort.on('message', ({ data }) => {
  const request = keychainRequestSchema.safeParse(data);
  if (request.success) void answer(request.data).then((result) => process.parentPort.postMessage(result));
});
