// Filled profiles that are made once and copied for each measurement.
import { createHash } from 'node:crypto';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { startApp } from './app-run';
import { out, root } from './build-parts';
import { type Env, entriesOf, restoreEntries } from './desk-keys';
import { startHost } from './host-run';
import { say } from './parts';
import { inNewProfile } from './profiles';
import { until, waitingFor } from './waiting';
import { benchWorkspace } from './workspace';

export interface Template {
  readonly name: string;
  readonly messages: number;
  /** Chance that a message continues a thread; the others open cases. */
  readonly followUps: number;
}

/** Every message opens a case: the longest list a number of messages can make. */
export const listOf = (cases: number): Template => ({ name: `list-${cases}`, messages: cases, followUps: 0 });
/** One message in three opens a case, as in years of a desk. */
export const mixOf = (messages: number): Template => ({
  name: `mix-${messages}`,
  messages,
  followUps: 2 / 3,
});
const emptyDesk: Template = { name: 'empty', messages: 0, followUps: 0 };

export const conversationCount = 40;
export const conversationLength = 30;

const aboutSchema = z.object({
  /** What the shell told the engine of this profile. */
  start: z.string(),
  keychain: z.array(z.object({ account: z.string(), password: z.string() })),
  cases: z.number(),
  messages: z.number(),
  jsonBytes: z.number(),
  madeAt: z.number(),
});
type About = z.output<typeof aboutSchema>;

export interface Desk extends About {
  readonly profile: string;
  readonly env: Env;
}

const home = path.join(out, 'templates');
/** Deadlines lie a day ahead at most: on an older profile everything would be overdue. */
const goodForMs = 10 * 3_600_000;
const messagesPerOrder = 25_000;
const progressMs = 15_000;
/** How many cases the navigation says are open. */
export const openCount = `Number((document.querySelector('nav [aria-current=page]')?.textContent ?? '').replace(/\\D/g, ''))`;

/** Lends a copy of the template, made first if need be; the copy is gone afterwards. */
export async function onDesk<T>(template: Template, env: Env, work: (desk: Desk) => Promise<T>): Promise<T> {
  const made = await madeTemplate(template, env);
  return inNewProfile(async (folder) => {
    const profile = path.join(folder, 'desk');
    copyProfile(made, profile);
    const about = aboutOf(made);
    restoreEntries(profile, about.keychain, env);
    return work({ ...about, profile, env });
  });
}

export const onEmptyDesk = <T>(env: Env, work: (desk: Desk) => Promise<T>): Promise<T> =>
  onDesk(emptyDesk, env, work);

/** The folder of a template; made unless one is there that this product wrote and that is not too old. */
export async function madeTemplate(template: Template, env: Env): Promise<string> {
  dropForeignTemplates();
  const folder = path.join(home, stamp(), template.name);
  if (existsSync(aboutFile(folder)) && Date.now() - aboutOf(folder).madeAt < goodForMs) return folder;
  rmSync(folder, { recursive: true, force: true });
  const growing = `${folder}.part`;
  rmSync(growing, { recursive: true, force: true });
  const about =
    template === emptyDesk ? await makeEmpty(growing, env) : await makeFilled(template, growing, env);
  writeFileSync(aboutFile(growing), JSON.stringify(about));
  renameSync(growing, folder);
  return folder;
}

const aboutFile = (folder: string) => path.join(folder, 'bench-about.json');
const aboutOf = (folder: string): About =>
  aboutSchema.parse(JSON.parse(readFileSync(aboutFile(folder), 'utf8')));

/** Without the marks by which a running application is found; shares the bytes where the disk can. */
function copyProfile(from: string, to: string): void {
  const filter = (file: string) => !path.basename(file).startsWith('Singleton');
  cpSync(from, to, { recursive: true, filter, mode: constants.COPYFILE_FICLONE });
}

let knownStamp: string | null = null;

/** Of all that decides what stands in a profile. */
function stamp(): string {
  knownStamp ??= stampOf([
    ...['src/main', 'src/shared', 'src/renderer/store-worker'].flatMap(sourcesUnder),
    ...['messages.ts', 'templates.ts', 'workspace.ts', 'electron/channels-stand-in.ts'].map((name) =>
      path.join(import.meta.dirname, name),
    ),
  ]);
  return knownStamp;
}

function sourcesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function stampOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function dropForeignTemplates(): void {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home))
    if (name !== stamp()) rmSync(path.join(home, name), { recursive: true, force: true });
}

/** A profile as the application itself makes it, with the bench's workspace. */
async function makeEmpty(profile: string, env: Env): Promise<About> {
  mkdirSync(profile, { recursive: true });
  const workspace = path.join(profile, 'bench-workspace.yaml');
  writeFileSync(workspace, benchWorkspace);
  const run = startApp({ profile, env }, { standIn: true, workspace });
  try {
    const { workspaceText: _imported, ...start } = JSON.parse(await run.event<string>('engine-start'));
    await until('the desk', () =>
      run.page<boolean>(`document.querySelector('nav [aria-current=page]') !== null`),
    );
    await run.calm();
    return {
      start: JSON.stringify(start),
      keychain: entriesOf(profile, env),
      cases: 0,
      messages: 0,
      jsonBytes: 0,
      madeAt: Date.now(),
    };
  } finally {
    await run.quit();
  }
}

/** The engine takes in the messages with nobody looking; then the application builds its projection of them once. */
async function makeFilled(template: Template, profile: string, env: Env): Promise<About> {
  const empty = await madeTemplate(emptyDesk, env);
  copyProfile(empty, profile);
  const about = aboutOf(empty);
  restoreEntries(profile, about.keychain, env);
  const filled = await fill(template, profile, about.start);
  say(`${template.name}: ${filled.cases} cases; the application builds its list of them`);
  const run = startApp({ profile, env }, { standIn: true });
  try {
    let saidAt = Date.now();
    await until(
      `the list to hold all ${filled.cases} cases`,
      async () => {
        const open = await run.page<number>(openCount);
        if (Date.now() - saidAt > progressMs) {
          saidAt = Date.now();
          const shown = await run.page<string>('document.body.innerText.slice(0, 240)');
          say(`${template.name}: the list holds ${open}; the window says: ${shown.replace(/\s+/g, ' ')}`);
        }
        return open === filled.cases;
      },
      20 * 60_000,
    );
    await run.calm();
  } finally {
    await run.quit();
  }
  return { ...about, ...filled, madeAt: Date.now() };
}

async function fill({ name, messages, followUps }: Template, profile: string, start: string) {
  const total = { messages: 0, jsonBytes: 0, cases: 0 };
  const add = (report: {
    readonly messages: number;
    readonly jsonBytes: number;
    readonly threads: number;
  }) => {
    total.messages += report.messages;
    total.jsonBytes += report.jsonBytes;
    total.cases += report.threads;
  };
  const run = startHost(profile);
  try {
    await run.openEngine({ start, profile, withSearch: true, joinsPage: false });
    const mix = { seed: 5, followUps };
    add(
      await run.standIn({
        kind: 'conversations',
        count: conversationCount,
        length: conversationLength,
        mix: { ...mix, name: 'long', startAt: Date.now() - 5_000_000, everyMs: 1 },
      }),
    );
    // A conversation is one case: where each message opens one, the list is as long as it is called.
    const wanted = followUps === 0 ? messages - conversationCount : messages - total.messages;
    const startAt = Date.now() - 3_000_000;
    const from = Date.now();
    for (let done = 0; done < wanted; ) {
      const piece = Math.min(messagesPerOrder, wanted - done);
      add(
        await run.standIn({
          kind: 'pump',
          total: piece,
          perPage: 1_000,
          mix: {
            ...mix,
            seed: 5 + done,
            name: `desk${done}`,
            startAt: startAt + (done / wanted) * 2_000_000,
            everyMs: 2_000_000 / wanted,
          },
        }),
      );
      done += piece;
      const rate = Math.round((done * 1_000) / (Date.now() - from));
      say(`${name}: ${done} of ${wanted} messages, ${rate} a second`);
    }
    await waitingFor('the search index to reach the log', run.searchReachesLog());
  } finally {
    await run.quit();
  }
  return total;
}
