// Loaded into the application by NODE_OPTIONS: the wall clock of its processes is ahead or behind.
// SEMAFORO_CLOCK_SHIFT_MS says by how much, or "to the next look": ahead so far that early warning judges in half a minute.
const realNow = Date.now;
const look = { everyMs: 600_000, afterMs: 90_000 };
const startMs = 30_000;

function untilShortlyBeforeALook() {
  const sinceLook = (realNow() + startMs - look.afterMs) % look.everyMs;
  return look.everyMs - sinceLook;
}

const wanted = process.env.SEMAFORO_CLOCK_SHIFT_MS;
const shiftMs = wanted === 'to the next look' ? untilShortlyBeforeALook() : Number(wanted);
// All processes of the application tell the same time.
process.env.SEMAFORO_CLOCK_SHIFT_MS = String(shiftMs);

globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [realNow() + shiftMs] : given));
  }

  static now() {
    return realNow() + shiftMs;
  }
};
