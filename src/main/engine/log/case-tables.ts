// The tables that say which case is where, as the newest format of the log has them.
import { messageTables } from './message-index';

/** What warnings need: which open cases are to be looked at, red ones apart, and how many of those there are. */
export const watchIndexes = `
  create index if not exists cases_to_look on cases(is_red, look_at, number) where is_open = 1 and look_at is not null;
  create index if not exists cases_red on cases(number) where is_open = 1 and is_red = 1;
`;

/** A thread's and a customer's cases by when they were opened. */
export const newestIndexes = `
  create index if not exists cases_by_thread on cases(thread, opened_at, number);
  create index if not exists cases_by_customer on cases(customer, opened_at, number);
`;

// Each column stands in an index too, so that a check finds damage in either (see check-tables).
export const caseTables = `
  create table if not exists cases(
    number integer primary key,
    case_id blob not null unique,
    customer blob not null,
    thread blob not null,
    opened_at integer not null default 0,
    is_open integer not null,
    due_at integer,
    wake_at integer,
    last_position integer not null,
    look_at integer,
    is_red integer not null default 0
  );
  create index if not exists cases_by_position on cases(last_position);
  ${newestIndexes}
  create index if not exists cases_by_due on cases(is_open, due_at);
  create index if not exists cases_by_wake on cases(wake_at) where wake_at is not null;
  ${watchIndexes}
  ${messageTables}
`;
