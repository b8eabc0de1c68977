// Which cases each joint answer has: kept by name; what became of them stands in their events.
import { asId, type CaseId, type JointId, type ReplyId } from '../../../shared/domain/ids';
import type { JointStanding } from '../../../shared/domain/joint/joint-progress';
import type { CaseStore, Recorded } from '../case-store';
import { fixedId } from '../fixed-id';
import type { Log } from '../log/open-log';
import { type OutboxReply, outboxReplies } from '../outbox-replies';

const keptAs = 'joint-answers';
/** Of all of them together; the newest stay. */
const casesKept = 6_000;
const standingsKept = 20_000;

/** The reply of a joint answer to a case: the same however often it is asked for, so that one goes out. */
export function jointReplyId(jointId: JointId, caseId: CaseId): ReplyId {
  return asId<ReplyId>(fixedId('joint', jointId, caseId));
}

export class JointIndex {
  /** Null until somebody asks. */
  private kept: Map<JointId, Set<CaseId>> | null = null;
  private readonly standings = new Map<ReplyId, JointStanding>();

  constructor(
    private readonly log: Pick<Log, 'meta' | 'transact' | 'desk'>,
    private readonly store: Pick<CaseStore, 'read' | 'onRecorded'>,
  ) {
    store.onRecorded((recorded) => this.hear(recorded));
  }

  /** The oldest first. */
  all(): readonly JointId[] {
    return [...this.cases().keys()];
  }

  casesOf(jointId: JointId): readonly CaseId[] {
    return [...(this.cases().get(jointId) ?? [])];
  }

  /** What came to rest stays as it is: it is looked for once. */
  ended(replyId: ReplyId, find: () => JointStanding): JointStanding {
    const known = this.standings.get(replyId);
    if (known !== undefined) return known;
    const found = find();
    this.standings.set(replyId, found);
    const [oldest] = this.standings.keys();
    if (this.standings.size > standingsKept && oldest !== undefined) this.standings.delete(oldest);
    return found;
  }

  /** Every reply of a joint answer that has not come to rest. */
  *pending(): Generator<OutboxReply, void> {
    for (const part of outboxReplies({ log: this.log, store: this.store }))
      if (part.reply.joint !== undefined) yield part;
  }

  private hear({ events }: Recorded): void {
    let isAny = false;
    for (const { body, caseId } of events) {
      if ('replyId' in body) this.standings.delete(body.replyId);
      if (body.type !== 'ReplySubmitted' || body.joint === undefined) continue;
      add(this.cases(), body.joint.id, caseId);
      isAny = true;
    }
    // The hub did not take something.
    if (events.some(({ body }) => body.type === 'StepRefused')) this.standings.clear();
    if (isAny) this.write();
  }

  private cases(): Map<JointId, Set<CaseId>> {
    if (this.kept !== null) return this.kept;
    const read = this.read();
    this.kept = read;
    // A crash may have come between a reply and its name here.
    for (const { state, reply } of this.pending()) if (reply.joint) add(read, reply.joint.id, state.id);
    return read;
  }

  private read(): Map<JointId, Set<CaseId>> {
    const bytes = this.log.meta.read(keptAs);
    if (bytes === null) return new Map();
    const kept = JSON.parse(Buffer.from(bytes).toString()) as readonly (readonly [JointId, string])[];
    return new Map(
      kept.map(([id, hex]) => [id, new Set((hex.match(/.{32}/g) ?? []).map((one) => asId<CaseId>(one)))]),
    );
  }

  private write(): void {
    const cases = this.cases();
    let count = [...cases.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [id, { size }] of [...cases].slice(0, -1)) {
      if (count <= casesKept) break;
      cases.delete(id);
      count -= size;
    }
    const kept = [...cases].map(([id, ids]) => [id, [...ids].join('')]);
    this.log.transact(() => this.log.meta.write(keptAs, Buffer.from(JSON.stringify(kept))));
  }
}

function add(cases: Map<JointId, Set<CaseId>>, jointId: JointId, caseId: CaseId): void {
  const known = cases.get(jointId);
  if (known === undefined) cases.set(jointId, new Set([caseId]));
  else known.add(caseId);
}
