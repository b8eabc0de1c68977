// The workspace that a sandbox opens with: the shipped one, its accounts set to the scenario that was asked for.
import { isMap, isSeq, parseDocument } from 'yaml';

/**
 * The text of the sandbox workspace with every sandbox account playing `scenario`, the name of a shipped one or the
 * full path of a file; at `speed` (1 is real time) when given. Everything else, comments too, stays as it is.
 */
export function sandboxWorkspace(text: string, scenario: string, speed: number | null = null): string {
  const document = parseDocument(text);
  const accounts = document.get('accounts');
  if (isSeq(accounts)) {
    for (const account of accounts.items) {
      if (!isMap(account) || account.get('channel') !== 'sandbox') continue;
      account.set('scenario', scenario);
      if (speed !== null) account.set('speed', speed);
    }
  }
  return document.toString({ lineWidth: 0 });
}
