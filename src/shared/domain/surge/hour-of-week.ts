// The hour of the week on the wall clock of a place: volume has a shape by it.
import { type DurationMs, hour, type Instant, minute } from '../time';
import { wallTime } from '../zone-clock';

export const hoursOfWeek = 168;
/** Counts are kept so fine that a surge is seen within the hour it begins. */
export const stepLength: DurationMs = 10 * minute;
export const stepsOfHour = hour / stepLength;

/** 0 is the hour after Monday's midnight. 1970-01-01 was a Thursday, three days after a Monday. */
export function hourOfWeek(at: Instant, timeZone: string): number {
  return slotOfWall(wallTime(at, timeZone));
}

function slotOfWall(wall: number): number {
  const hours = Math.floor(wall / hour) + 3 * 24;
  return ((hours % hoursOfWeek) + hoursOfWeek) % hoursOfWeek;
}

/** The hours of so many steps that follow each other: the clock is asked once an hour, since asking it is slow. */
export function hoursOfSteps(from: Instant, steps: number, timeZone: string): readonly number[] {
  let asked = Number.NaN;
  let offset = 0;
  return Array.from({ length: steps }, (_, index) => {
    const at = from + index * stepLength;
    const hourStart = Math.floor(at / hour) * hour;
    if (hourStart !== asked) {
      asked = hourStart;
      offset = wallTime(hourStart, timeZone) - hourStart;
    }
    return slotOfWall(at + offset);
  });
}

/** Whether an hour of the week is on a Saturday or Sunday. */
export function isWeekend(hourOfTheWeek: number): boolean {
  return hourOfTheWeek >= 5 * 24;
}
