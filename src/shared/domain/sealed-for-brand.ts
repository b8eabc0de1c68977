// What is sealed for a brand, so that it stays readable whoever of its customers is erased.
import { type CaseEventType, custodyTypes } from './case-event';
import { incidentTypes } from './incident/incident-event';

/** The record of keeping and erasing, and the registers of crises. Everything else is sealed for its customer. */
export function isSealedForBrand(type: CaseEventType): boolean {
  return custodyTypes.has(type) || incidentTypes.has(type);
}
