// The keychain process: a locked keyring may block whoever asks it, so nobody but this process ever does.
import '../../shared/runtime-gaps';
import { assertNever } from '../../shared/domain/assert-never';
import {
  type KeychainAnswer,
  type KeychainOutcome,
  type KeychainRequest,
  keychainRequestIn,
} from '../../shared/ipc/keychain-port';

async function perform(request: KeychainRequest): Promise<KeychainOutcome> {
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
    case 'read': {
      const entries: Record<string, string> = {};
      for (const account of request.accounts) {
        const found = await keytar.getPassword(request.service, account);
        if (found === null) break;
        entries[account] = found;
      }
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
  const request = keychainRequestIn(data);
  if (request) void answer(request).then((result) => process.parentPort.postMessage(result));
});
