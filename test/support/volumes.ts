// Invented volumes of a brand, ten minutes by ten minutes: a week's shape, moods, busy mornings, and surges on top.
import { readFileSync } from 'node:fs';
import { hoursOfSteps, isWeekend, stepsOfHour } from '../../src/shared/domain/surge/hour-of-week';
import type { StepCounts } from '../../src/shared/domain/surge/surge-baseline';
import type { Instant } from '../../src/shared/domain/time';

/** Repeatable chance between 0 and 1 (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

function poisson(mean: number, chance: () => number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}

/** By hour of the week, one on average over the week: nights sleep, evenings talk, weekends are quieter. */
function shapeOf(slot: number): number {
  const ofDay = slot % 24;
  const awake =
    ofDay < 7 ? 0.25 : 1 + 0.45 * Math.sin(((ofDay - 10) / 24) * 2 * Math.PI) + (ofDay > 18 ? 0.3 : 0);
  return awake * (isWeekend(slot) ? 0.7 : 1.1) * 1.15;
}

export const zone = 'Europe/Madrid';
/** A Monday in Madrid, winter and summer time both ahead. */
const firstStep: Instant = Date.UTC(2026, 1, 1, 23);

interface Volume {
  readonly perHour: number;
  readonly days: number;
  readonly seed: number;
}

interface InventedVolume extends StepCounts {
  /** The mean of each step, which chance was thrown around. */
  readonly means: readonly number[];
}

/**
 * A quiet brand: chance around the week's shape, moods of some hours (spread 20 %), and once in ten days a busy
 * morning of one and a half times the usual.
 */
export function quietVolume({ perHour, days, seed }: Volume): InventedVolume {
  const chance = chanceFrom(seed);
  const means: number[] = [];
  const counts: number[] = [];
  let mood = 0;
  let busy = 1;
  for (const [step, slot] of hoursOfSteps(firstStep, days * 24 * stepsOfHour, zone).entries()) {
    if (step % stepsOfHour === 0) mood = 0.8 * mood + 0.12 * normal(chance);
    if (step % (24 * stepsOfHour) === 0) busy = chance() < 0.1 ? 1.5 : 1;
    const morning = slot % 24 >= 8 && slot % 24 < 12 ? busy : 1;
    const mean = (perHour / stepsOfHour) * shapeOf(slot) * Math.exp(mood) * morning;
    means.push(mean);
    counts.push(poisson(mean, chance));
  }
  return { from: firstStep, means, counts };
}

/** Recorded curves, each by its shape alone: one on average over its first six hours. */
export function recordedCurves(): readonly (readonly number[])[] {
  const text = readFileSync(new URL('../fixtures/surge-curves.json', import.meta.url), 'utf8');
  const { curves } = JSON.parse(text) as { curves: Record<string, readonly number[]> };
  return Object.values(curves).map((curve) => {
    const mean = curve.slice(0, 36).reduce((sum, one) => sum + one, 0) / 36;
    return curve.map((one) => one / mean);
  });
}

/** A curve that stands level for a day. */
export const levelCurve: readonly number[] = Array.from({ length: 144 }, () => 1);

/** The volume with more on top from a step on: so many times the usual over the first six hours. */
export function withSurge(
  quiet: InventedVolume,
  surge: { readonly from: number; readonly times: number; readonly curve: readonly number[] },
  chance: () => number,
): StepCounts {
  const sixHours = quiet.means.slice(surge.from, surge.from + 36);
  const usual = sixHours.reduce((sum, one) => sum + one, 0) / sixHours.length;
  const counts = quiet.counts.map((count, step) => {
    const more = surge.curve[step - surge.from];
    return more === undefined ? count : count + poisson((surge.times - 1) * usual * more, chance);
  });
  return { from: quiet.from, counts };
}
