// The steps that make a hub's schema, in order. A step that has landed is never edited: what it lacks is a new step.
import { createHash } from 'node:crypto';
import peopleAndGrants from './migrations/0001-people-and-grants.sql?raw';
import list from './migrations/0002-list.sql?raw';
import casesAndClaims from './migrations/0003-cases-and-claims.sql?raw';
import approvals from './migrations/0004-approvals.sql?raw';
import leasesAndPermits from './migrations/0005-leases-and-permits.sql?raw';
import administration from './migrations/0006-administration.sql?raw';
import cursorOfItsOwn from './migrations/0007-cursor-of-its-own.sql?raw';
import casesByHand from './migrations/0008-cases-by-hand.sql?raw';
import readAgain from './migrations/0009-read-again.sql?raw';
import landed from './migrations/0010-landed.sql?raw';
import sentBefore from './migrations/0011-sent-before.sql?raw';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const steps: readonly (readonly [name: string, sql: string])[] = [
  ['people-and-grants', peopleAndGrants],
  ['list', list],
  ['cases-and-claims', casesAndClaims],
  ['approvals', approvals],
  ['leases-and-permits', leasesAndPermits],
  ['administration', administration],
  ['cursor-of-its-own', cursorOfItsOwn],
  ['cases-by-hand', casesByHand],
  ['read-again', readAgain],
  ['landed', landed],
  ['sent-before', sentBefore],
];

export const migrations: readonly Migration[] = steps.map(([name, sql], index) => ({
  number: index + 1,
  name,
  sql,
  checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'),
}));

/** The schema this product speaks: a hub with a newer one is left alone. */
export const schemaNumber = migrations.length;
