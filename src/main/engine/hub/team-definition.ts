// The team's definition of the workspace: the newest one counts, and what was changed here is published or decided about.
import type { DefinitionDifference, HubWorkspaceState } from '../../../shared/ipc/hub-status';
import { parseWorkspace } from '../../../shared/workspace/parse';
import { workspaceDifference } from '../../../shared/workspace/workspace-difference';
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
interface Theirs {
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

  private get theirs(): Theirs | null {
    return this.isChanged ? this.known : null;
  }

  /** Asks the hub only when there is something new, here or there. */
  async follow(client: Client, newest: number, manages: boolean): Promise<HubWorkspaceState> {
    const { workspace, memory } = this.ports;
    // Whoever may not change the team's definition works by it.
    if (this.isChanged && !manages && newest > 0) {
      this.refused = { document: '', code: 'manage' };
      memory.change({ isWorkspaceChanged: false, workspaceVersion: newest - 1 });
    }
    const isGiven = workspace.current() !== null && newest === 0;
    if (isGiven || (this.isChanged && newest === this.version)) await this.publish(client, newest);
    else if (newest > this.version) await this.take(client, newest);
    return this.state();
  }

  /** What differs between what stands here and what a colleague published. Null when nobody has to decide. */
  difference(): DefinitionDifference | null {
    const mine = this.ports.workspace.current();
    const { theirs } = this;
    if (mine === null || theirs === null) return null;
    const { version, author, document } = theirs;
    const parsed = parseWorkspace(document, 'team hub');
    return parsed.ok ? { version, author, changes: workspaceDifference(mine, parsed.workspace) } : null;
  }

  /** A person looked at both. Nothing is done when it was decided, or another one was published meanwhile. */
  settle(keep: 'mine' | 'theirs', version: number): void {
    const { memory, changed } = this.ports;
    const { theirs } = this;
    if (theirs === null || theirs.version !== version) return;
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
      this.refused = { document, code: fault.code };
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
