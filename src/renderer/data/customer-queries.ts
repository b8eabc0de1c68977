// The cases of a customer, a page at a time.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseRow } from '../../shared/domain/case-row';
import type { CustomerProfile } from '../../shared/ipc/engine-answers';
import { queryKeys } from './query-keys';
import { useServices } from './services';

export interface EarlierCases {
  readonly rows: readonly CaseRow[];
  /** From which to which of all their cases, counted from the newest. */
  readonly page: { readonly from: number; readonly to: number; readonly all: number };
  readonly reading: boolean;
  /** Null where there are none. */
  readonly older: (() => void) | null;
  readonly newer: (() => void) | null;
}

/** Starts with the page that the profile brought; the others are read when they are turned to and then forgotten. */
export function useEarlierCases(customer: CustomerProfile): EarlierCases {
  const { engine } = useServices();
  const { customerId } = customer;
  // The first number of each page before this one: the way back.
  const [turned, setTurned] = useState<readonly number[]>([]);
  const before = turned.at(-1) ?? null;
  const { data, isPlaceholderData } = useQuery({
    queryKey: queryKeys.customerPage(customerId, before ?? 0),
    queryFn: () => engine.query('customer.read', { customerId, before }),
    enabled: before !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  const shown = before === null ? customer : (data ?? customer);
  const rows = shown.cases;
  const last = rows.at(-1)?.number;
  const from = turned.length * customer.cases.length + 1;
  return {
    rows,
    page: { from, to: from + rows.length - 1, all: shown.caseCount },
    reading: before !== null && (isPlaceholderData || data === undefined),
    older: shown.hasOlder && last !== undefined ? () => setTurned([...turned, last]) : null,
    newer: turned.length > 0 ? () => setTurned(turned.slice(0, -1)) : null,
  };
}
