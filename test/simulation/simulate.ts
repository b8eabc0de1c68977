// One simulated afternoon of a desktop: customers, a person, and every fault we know of, decided by a seed alone.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hour, minute, second } from '../../src/shared/domain/time';
import { type Chance, pick, seededChance } from '../../src/shared/scenario/chance';
import { channelTempers, SimChannel } from './sim-channel';
import { SimDesk } from './sim-desk';
import { Agent, Customers } from './sim-people';
import { SimProjection } from './sim-projection';
import { SimTime } from './sim-time';
import { brokenPromises } from './sim-verdict';

/** What is taken away to see that somebody notices. */
export type Sabotage = 'disk-forgets-flushes' | 'channel-lies' | 'list-skips-batches';

export interface Afternoon {
  readonly seed: number;
  readonly broken: readonly string[];
  readonly kills: number;
  readonly landed: number;
  readonly written: number;
}

const start = Date.UTC(2026, 2, 4, 12, 0, 0);
const faultyPart = 3 * minute;
const calmPart = 3 * minute;
const accounts = ['aurea-social', 'lindra-social'];
/** In memory where the system has such a place: what is simulated here is not its speed. */
const fastest = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Plays the afternoon of a seed; the same seed plays the same one. */
export async function simulate(seed: number, sabotage: Sabotage | null = null): Promise<Afternoon> {
  const folder = mkdtempSync(path.join(fastest, 'semaforo-simulation-'));
  const chance = seededChance(seed);
  const time = new SimTime(start);
  const tempers = new Map(accounts.map((name) => [name, pick(chance, channelTempers)] as const));
  const lies = sabotage === 'channel-lies';
  const channels = new Map(
    [...tempers].map(
      ([name, temper]) => [name, new SimChannel({ name, time, chance, temper, lies })] as const,
    ),
  );
  const projection = new SimProjection(chance, sabotage === 'list-skips-batches');
  const copies = sabotage === 'disk-forgets-flushes' ? new ForgetfulDisk(folder) : null;
  const betweenEngines = () => copies?.fallBack();
  const desk = new SimDesk({ time, chance, folder, channels, projection, betweenEngines });
  const world = { time, chance, channels, desk, projection };
  const [customers, agent] = [new Customers(world), new Agent(world)];
  try {
    await liveThroughFaults({ ...world, customers, agent, copies });
    await comeToRest({ ...world, customers, agent, copies });
    const ended = new Map(
      [...channels].map(
        ([name, channel]) => [name, { channel, temper: tempers.get(name) ?? 'dedupes' }] as const,
      ),
    );
    const { log, kills } = desk;
    if (log === null) throw new Error('The desk never came up');
    const landed = [...channels.values()].reduce((sum, channel) => sum + channel.landed.length, 0);
    const written = [...customers.written.values()].flat().length;
    const broken = brokenPromises({ log, channels: ended, customers, agent, projection });
    return { seed, broken, kills, landed, written };
  } finally {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Life {
  readonly time: SimTime;
  readonly chance: Chance;
  readonly channels: ReadonlyMap<string, SimChannel>;
  readonly desk: SimDesk;
  readonly projection: SimProjection;
  readonly customers: Customers;
  readonly agent: Agent;
  readonly copies: ForgetfulDisk | null;
}

async function liveThroughFaults(life: Life): Promise<void> {
  const { time, chance, customers, agent, copies } = life;
  while (time.since() < faultyPart) {
    await time.pass(Math.floor(chance() * 6 * second));
    const roll = chance();
    if (roll < 0.45) customers.writeOne();
    else if (roll < 0.85) await agent.actOnce();
    else if (roll < 0.9) await agent.tidyOutbox();
    else strike(life);
    if (copies !== null && chance() < 0.1) copies.copy();
  }
}

/** One fault; what does not end by itself ends after a while. */
function strike({ time, chance, desk, channels, projection }: Life): void {
  const channel = pick(chance, [...channels.values()]);
  const laterMs = Math.floor(chance() * 2 * minute);
  const faults: readonly (() => void)[] = [
    () => desk.killEngine(),
    () => desk.doomEngine('before-commit'),
    () => desk.doomEngine('after-commit'),
    () => desk.killChannels(),
    () => desk.reloadPage(),
    () => {
      projection.loseSome();
      desk.killEngine();
    },
    () => {
      projection.loseAll();
      desk.killEngine();
    },
    () => {
      desk.fillDisk(true);
      time.after(desk, laterMs, () => desk.fillDisk(false));
    },
    () => {
      channel.isDown = true;
      time.after(desk, laterMs, () => {
        channel.isDown = false;
      });
    },
    () => time.setWallClock(pick(chance, [-hour, -minute, second, minute, hour, 8 * hour])),
    () => desk.resume(),
  ];
  pick(chance, faults)();
}

async function comeToRest({ time, channels, desk, agent }: Life): Promise<void> {
  for (const channel of channels.values()) {
    channel.isDown = false;
    channel.isCalm = true;
  }
  desk.fillDisk(false);
  for (const until = time.since() + calmPart; time.since() < until; ) {
    await time.pass(minute);
    await agent.tidyOutbox();
  }
  // The courier's longest patience with a channel.
  await time.pass(3 * minute);
  await hearTheLast(time, desk);
}

/** What happened in the last moment, such as a warning that fell due in it, still has to reach the list. */
async function hearTheLast(time: SimTime, desk: SimDesk): Promise<void> {
  let stood: number | undefined;
  do {
    stood = desk.log?.events.position();
    await time.pass(2 * second);
  } while (stood !== desk.log?.events.position());
}

/** Sabotage: what was said to be flushed is gone after the next death. */
class ForgetfulDisk {
  private readonly copied: string;

  constructor(private readonly folder: string) {
    this.copied = `${folder}-copy`;
  }

  copy(): void {
    rmSync(this.copied, { recursive: true, force: true });
    cpSync(this.folder, this.copied, { recursive: true });
  }

  fallBack(): void {
    if (!existsSync(this.copied)) return;
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(this.copied, this.folder, { recursive: true });
    rmSync(this.copied, { recursive: true, force: true });
  }
}
