// A search that finds nothing, for tests of everything else.
import type { Search } from '../../src/main/engine/search';

export const noSearch: Search = {
  begin: () => undefined,
  find: async () => ({ hits: [], behindBy: 0 }),
  poke: () => undefined,
  forgetCases: async () => undefined,
  restWhile: () => undefined,
  showWork: () => undefined,
  close: async () => undefined,
};
