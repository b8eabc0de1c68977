// What sealing adds to reading a case: the product's engine beside one that writes and reads bodies as they are.
import { startHost } from './host-run';
import { inNewProfile } from './profiles';
import { median } from './statistics';
import { benchWorkspace } from './workspace';

const cases = 120;
const messagesPerCase = 30;
const rounds = 3;

export interface CaseReadMs {
  readonly sealed: number;
  readonly plain: number;
}

const builds = { sealed: 'engine-sealed', plain: 'engine-plain' } as const;
const names = ['sealed', 'plain'] as const;

/** Medians of reading a case of 30 messages that was not read since the engine started, in milliseconds. */
export function measureSealing(): Promise<CaseReadMs> {
  return inNewProfile(async (folder) => {
    const took: Record<'sealed' | 'plain', number[]> = { sealed: [], plain: [] };
    const starts = startsOf(folder);
    const run = startHost(`${folder}/host`);
    try {
      const caseIds: Record<string, readonly string[]> = {};
      for (const name of names) {
        await run.openEngine({ ...starts[name], name, build: builds[name] });
        await run.order('standIn', {
          engine: name,
          kind: 'conversations',
          count: cases,
          length: messagesPerCase,
          mix: { seed: 3, name: 'sealing', followUps: 0, startAt: Date.now() - 3_000_000, everyMs: 1 },
        });
        caseIds[name] = await run.order<string[]>('caseIds', { name, cases });
      }
      for (let round = 0; round < rounds; round += 1) {
        for (const name of names) {
          await run.order('closeEngine', name);
          await run.openEngine({ ...starts[name], name, build: builds[name] });
        }
        const turn = await run.order<Record<'sealed' | 'plain', number[]>>('readInTurns', { names, caseIds });
        for (const name of names) took[name].push(...turn[name]);
      }
      return { sealed: median(took.sealed), plain: median(took.plain) };
    } finally {
      await run.quit();
    }
  });
}

/** Both are opened again and again with one key, as the shell would. */
function startsOf(folder: string) {
  const startOf = (name: string) => ({
    start: JSON.stringify({
      type: 'start',
      dataKey: { bytes: Buffer.alloc(32, 7).toString('base64') },
      sandbox: false,
      scenario: null,
      workspaceText: benchWorkspace,
    }),
    profile: `${folder}/${name}`,
    withSearch: false,
    joinsPage: false,
  });
  return { sealed: startOf('sealed'), plain: startOf('plain') };
}
