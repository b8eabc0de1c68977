// The day in figures as the person here may see it.
import { mayIn } from '../../shared/domain/permissions';
import { figuresOf } from '../../shared/domain/today-figures';
import type { TodayReading } from '../../shared/ipc/engine-answers';
import { type CommandContext, memberHere, refuseWithoutRole } from './command-context';

/** For who supervises, and of their brands, channels and tiers only. Throws Refusal for anybody else. */
export function readToday(context: CommandContext): TodayReading {
  refuseWithoutRole(context, 'supervise');
  const me = memberHere(context);
  const roles = context.workspace.current()?.roles ?? [];
  const { facts, since, isComplete } = context.today.read();
  const mine = [...facts].filter(({ place }) => mayIn(me, 'supervise', { field: place, roles }));
  return { figures: figuresOf(mine), since, at: context.clock.now(), isComplete };
}
