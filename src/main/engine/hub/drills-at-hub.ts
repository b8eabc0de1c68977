// A drill that all desktops of a hub for practice hold together: begun and ended there, once, by one clock.
import type { SignedText } from '../../../shared/ipc/training-file';
import { Refusal } from '../command-context';
import type { HubDrill } from './hub-answers';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';

type Client = Pick<HubClient, 'beginDrill' | 'endDrill'>;

/** Every call throws Refusal where the hub says no or cannot be asked; then nothing was begun or ended here. */
export class DrillsAtHub {
  constructor(
    /** Null while there is no connection. */
    private readonly client: Client | null,
    private readonly catchUp: () => Promise<void>,
  ) {}

  /** `known`: the drills of the definition; one that is none of them any more is in nobody's way. */
  begin(id: string, drill: string, known: readonly string[]): Promise<HubDrill> {
    return refusing(() => this.connected.beginDrill(id, drill, known));
  }

  /** What the others did until now is here afterwards, as far as the hub has it. */
  async caughtUp(): Promise<void> {
    await refusing(() => this.catchUp());
  }

  /** False: somebody had ended it before, and theirs is the result. */
  async end(id: string, result: SignedText): Promise<boolean> {
    return (await refusing(() => this.connected.endDrill(id, result))).ended;
  }

  private get connected(): Client {
    if (this.client === null) throw new Refusal('hub-not-connected');
    return this.client;
  }
}

async function refusing<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError) throw new Refusal(codeOf(error));
    throw error;
  }
}

function codeOf({ fault }: HubError): string {
  if (fault.kind === 'refused' && fault.code === 'drill-running') return 'drill-running';
  if (fault.kind === 'refused' && (fault.code === 'drill-over' || fault.code === 'drill-unknown'))
    return 'drill-not-running';
  if (fault.kind === 'refused' || fault.kind === 'not-allowed') return 'drill-not-taken';
  return 'hub-not-connected';
}
