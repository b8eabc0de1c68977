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
import numbers from './migrations/0012-numbers.sql?raw';
import removed from './migrations/0013-removed.sql?raw';
import files from './migrations/0014-files.sql?raw';
import askedAgain from './migrations/0015-asked-again.sql?raw';
import incidents from './migrations/0016-incidents.sql?raw';
import newerIncidents from './migrations/0017-newer-incidents.sql?raw';
import sandbox from './migrations/0018-sandbox.sql?raw';
import receipts from './migrations/0019-receipts.sql?raw';
import reserveSeats from './migrations/0020-reserve-seats.sql?raw';
import trainingResults from './migrations/0021-training-results.sql?raw';
import drills from './migrations/0022-drills.sql?raw';

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
  ['numbers', numbers],
  ['removed', removed],
  ['files', files],
  ['asked-again', askedAgain],
  ['incidents', incidents],
  ['newer-incidents', newerIncidents],
  ['sandbox', sandbox],
  ['receipts', receipts],
  ['reserve-seats', reserveSeats],
  ['training-results', trainingResults],
  ['drills', drills],
];

export const migrations: readonly Migration[] = steps.map(([name, sql], index) => ({
  number: index + 1,
  name,
  sql,
  checksum: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex'),
}));

/** Since then a hub hands out numbers of cases that no brand has twice. */
export const numbersSince = 12;

/** Since then a hub knows of crises; an older one would not take a declaration. */
export const incidentsSince = 16;

/** Since then a hub knows an automatic acknowledgement from an answer. */
export const receiptsSince = 19;

/** The schema this product speaks: a hub with a newer one is left alone. */
export const schemaNumber = migrations.length;
