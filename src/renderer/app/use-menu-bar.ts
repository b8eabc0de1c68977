// Does what somebody chose in the menu bar, as the palette would.
import { useEffect } from 'react';
import { useServices } from '../data/services';
import type { Hands } from './command-steps';
import { commands } from './commands';
import { isCovered } from './is-covered';

export function useMenuBar(hands: Hands): void {
  const { desk } = useServices();
  useEffect(
    () =>
      desk.on('command.run', ({ id }) => {
        // What is being filled in is not taken away from under a hand.
        if (isCovered()) return;
        const command = commands.find((one) => one.id === id);
        if (command?.when()) void command.run(hands);
      }),
    [desk, hands],
  );
}
