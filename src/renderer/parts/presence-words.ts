// Who is at a case right now, in words: those who write come first.

import type { CaseId } from '../../shared/domain/ids';
import { type HubPresence, presenceKinds } from '../../shared/ipc/hub-status';
import { memberName } from '../../shared/workspace/member-name';
import { useStatusPart, useWorkspace } from '../data/desk-queries';
import { useText } from '../state/use-text';

/** Empty while nobody else is there. */
export function usePresenceWords(caseId: CaseId): string {
  const text = useText();
  const workspace = useWorkspace();
  const told = useStatusPart(({ hub }) => namesAt(hub?.presence ?? [], caseId)) ?? '';
  if (told === '') return '';
  return told
    .split(separator)
    .map((entry) => {
      const doing = presenceKinds.find((kind) => entry.startsWith(kind)) ?? 'reads';
      return text(`presence.${doing}`, { name: memberName(workspace, entry.slice(doing.length + 1)) });
    })
    .join(', ');
}

const separator = '\n';

/** One text, so that what stays the same draws nothing anew. */
export function namesAt(presence: readonly HubPresence[], caseId: CaseId): string {
  const here = presence.filter((one) => one.caseId === caseId);
  const writing = new Set(here.filter(({ doing }) => doing === 'writes').map(({ agent }) => agent));
  const all = new Set([...writing, ...here.map(({ agent }) => agent).sort()]);
  return [...all].map((agent) => `${writing.has(agent) ? 'writes' : 'reads'} ${agent}`).join(separator);
}
