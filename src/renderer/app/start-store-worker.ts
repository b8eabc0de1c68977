// Starts the store worker under the one Trusted Types policy, which lets exactly its URL pass.
import type { StoreWorker } from '../data/store-client';
import workerUrl from '../store-worker/worker?worker&url';

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
    };
  }
}

export function startStoreWorker(): StoreWorker & Pick<Worker, 'terminate'> {
  const rules = {
    createScriptURL(url: string) {
      if (url !== workerUrl) throw new TypeError('Only the store worker may be started');
      return url;
    },
  };
  const policy = window.trustedTypes?.createPolicy('semaforo-worker', rules) ?? rules;
  return new Worker(policy.createScriptURL(workerUrl), { type: 'module', name: 'store' });
}
