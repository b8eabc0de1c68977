// Brands that a crisis is about now, of those the person here sees: there the reserve has its seats.
import { useMemo } from 'react';
import { asId, type BrandId } from '../../shared/domain/ids';
import { seatsIn } from '../../shared/domain/reserve';
import { useMe, useStatusPart } from '../data/desk-queries';

export function useCrisisBrands(): readonly BrandId[] {
  // As text: a list made anew would be another one at each look.
  const ids = useStatusPart(({ incidents = [] }) =>
    incidents.flatMap(({ phase, brands }) => (phase === 'active' ? brands : [])).join(' '),
  );
  return useMemo(() => (ids ? ids.split(' ').map((id) => asId<BrandId>(id)) : []), [ids]);
}

/** Whether the person here is on the reserve and has no seat now. */
export function useWaitsOnReserve(): boolean {
  const me = useMe();
  const inCrisis = useCrisisBrands();
  return me?.reserve === true && seatsIn(me, inCrisis).length === 0;
}
