// What a customer did to a message after posting it: edited or withdrew it.
import type { CaseEventBody } from '../../shared/domain/case-event';
import { asId, type CaseId, type ExternalId } from '../../shared/domain/ids';
import type { Account } from '../../shared/workspace/schema';
import type { IngestPorts } from './message-ports';

export function takeEdit(
  ports: IngestPorts,
  account: Account,
  edit: { readonly externalId: ExternalId; readonly text: string },
): void {
  const { log, store } = ports;
  const ids = ports.idsOf(account);
  const known = log.cases.findMessage(account.id, edit.externalId);
  const state = known === null ? null : store.read(known.caseId);
  if (known === null || state === null || known.hasText(edit.text)) return;
  const body: CaseEventBody = { type: 'MessageEdited', externalId: edit.externalId, text: edit.text };
  store.record([{ caseId: state.id, brandId: state.brandId, actor: { kind: 'customer' }, body }], {
    // A text may come back to what it was once: each change is one of its own.
    ...ids.step(account.id, edit.externalId, () => `edit ${editsOf(ports, state.id, edit.externalId)}`),
    alongside: () => log.cases.rememberMessage(account.id, edit, state.id),
  });
}

export function takeWithdrawal(ports: IngestPorts, account: Account, externalId: ExternalId): void {
  const { log, store } = ports;
  const ids = ports.idsOf(account);
  const known = log.cases.findMessage(account.id, externalId);
  const state = known === null ? null : store.read(known.caseId);
  const gone = asId<ExternalId>(`withdrawn:${externalId}`);
  if (state === null || log.cases.findMessage(account.id, gone) !== null) return;
  store.record(
    [
      {
        caseId: state.id,
        brandId: state.brandId,
        actor: { kind: 'customer' },
        body: { type: 'MessageWithdrawn', externalId },
      },
    ],
    {
      ...ids.step(account.id, externalId, () => 'withdrawal'),
      alongside: () => {
        log.cases.rememberMessage(account.id, { externalId: gone, text: null }, state.id);
        if (state.hold === null) dropAttachments(ports, state.id, externalId);
      },
    },
  );
}

/** Files that their author took back are kept only under a legal hold (requirements, section 0). */
function dropAttachments(ports: IngestPorts, caseId: CaseId, externalId: ExternalId): void {
  for (const { body } of ports.store.events(caseId)) {
    if (body.type !== 'MessageReceived' || body.message.externalId !== externalId) continue;
    for (const { blobId } of body.message.attachments) if (blobId !== null) ports.log.desk.dropBlob(blobId);
  }
}

function editsOf(ports: IngestPorts, caseId: CaseId, externalId: ExternalId): number {
  const events = ports.store.events(caseId);
  return events.filter(({ body }) => body.type === 'MessageEdited' && body.externalId === externalId).length;
}
