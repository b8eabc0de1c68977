// The team's definition of the workspace: the newest one counts, and what was changed here is published or decided about.
import type { HubWorkspaceState } from '../../../shared/ipc/hub-status';
import type { WorkspaceStore } from '../workspace-store';
import type { HubClient } from './hub-client';
import { HubError } from './hub-error';
import { hubFactsOf } from './hub-facts';
import type { HubMemory } from './hub-memory';

type Client = Pick<HubClient, 'publish' | 'workspace'>;

export interface TeamDefinitionPorts {
  readonly workspace: Pick<WorkspaceStore, 'current' | 'exportText' | 'importText' | 'onChanged'>;
  readonly memory: HubMemory;
  readonly changed: () => void;
}

/** What a colleague published while the definition was changed here too. */
export interface Theirs {
  readonly version: number;
  readonly author: string;
  readonly document: string;
}

export class TeamDefinition {
  private isFollowing = false;
  private known: Theirs | null = null;
  /** What the hub would not take; it is not asked again for the same. */
  private refused: { readonly document: string; readonly code: string } | null = null;

  constructor(private readonly ports: TeamDefinitionPorts) {
    const { workspace, memory, changed } = ports;
    workspace.onChanged(() => {
      // Whoever joins takes the team's definition, or gives their own to a hub that has none.
      if (this.isFollowing || memory.record === null) return;
      memory.change({ isWorkspaceChanged: true });
      changed();
    });
  }

  /** Null: nobody has to decide anything. */
  get theirs(): Theirs | null {
    return this.isChanged ? this.known : null;
  }

  /** Asks the hub only when there is something new, here or there. */
  async follow(client: Client, newest: number): Promise<HubWorkspaceState> {
    const { workspace } = this.ports;
    const isGiven = workspace.current() !== null && newest === 0;
    if (isGiven || (this.isChanged && newest === this.version)) await this.publish(client, newest);
    else if (newest > this.version) await this.take(client, newest);
    return this.state();
  }

  /** A person looked at both. Nothing to do once it was decided. */
  settle(keep: 'mine' | 'theirs'): void {
    const { memory, changed } = this.ports;
    const { theirs } = this;
    if (theirs === null) return;
    // Published over the one that was looked at, and over no other.
    if (keep === 'mine') memory.change({ workspaceVersion: theirs.version });
    else memory.change({ isWorkspaceChanged: false });
    this.known = null;
    changed();
  }

  private get version(): number {
    return this.ports.memory.record?.workspaceVersion ?? 0;
  }

  private get isChanged(): boolean {
    return this.ports.memory.record?.isWorkspaceChanged === true;
  }

  private state(): HubWorkspaceState {
    const { theirs, version } = this;
    const conflict = theirs === null ? null : { version: theirs.version, author: theirs.author };
    return { version, conflict, refused: this.refused?.code ?? null };
  }

  private async publish(client: Client, base: number): Promise<void> {
    const { workspace, memory } = this.ports;
    const current = workspace.current();
    const document = workspace.exportText();
    if (current === null || this.refused?.document === document) return;
    try {
      const answer = await client.publish({ base, document, facts: hubFactsOf(current), note: '' });
      // Somebody was faster.
      if (!answer.published) return await this.take(client, answer.version);
      this.refused = null;
      const isChanged = workspace.exportText() !== document;
      memory.change({ workspaceVersion: answer.version, isWorkspaceChanged: isChanged });
    } catch (error) {
      const fault = error instanceof HubError ? error.fault : null;
      if (fault?.kind !== 'not-allowed' && fault?.kind !== 'refused') throw error;
      const isTakenBack = fault.kind === 'not-allowed' && base > 0;
      this.refused = { document: isTakenBack ? '' : document, code: fault.code };
      // Whoever may not change the team's definition works by it.
      if (isTakenBack) {
        memory.change({ isWorkspaceChanged: false });
        await this.take(client, base);
      }
    }
  }

  private async take(client: Client, newest: number): Promise<void> {
    const { workspace, memory } = this.ports;
    if (this.isChanged && this.known?.version === newest) return;
    const { version, document, author = '' } = await client.workspace();
    if (document === undefined) return;
    if (this.isChanged) {
      this.known = { version, author, document };
      return;
    }
    this.isFollowing = true;
    const problems = workspace.importText(document, 'team hub');
    this.isFollowing = false;
    if (problems.length === 0) memory.change({ workspaceVersion: version });
  }
}
