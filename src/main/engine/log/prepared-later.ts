// A statement that is prepared when it is first used: for what a log of an older format does not have yet.
import type { Database, Statement } from './database';

/** Whoever only reads an older log, to check a backup of it, never comes to use it. */
export function preparedLater(database: Database, sql: string): Statement {
  let made: Statement | null = null;
  const statement = () => {
    made ??= database.prepare(sql);
    return made;
  };
  return {
    run: (...values) => statement().run(...values),
    get: (...values) => statement().get(...values),
    all: (...values) => statement().all(...values),
  };
}
