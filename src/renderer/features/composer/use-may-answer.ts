// Whether the person here may answer this case; the engine decides again.
import type { Case } from '../../../shared/domain/case';
import { can, type Permission } from '../../../shared/domain/permissions';
import { useBrand, useMe, useWorkspace } from '../../data/desk-queries';

export function useMayAnswer(state: Case): Permission {
  const me = useMe();
  const brand = useBrand(state.brandId);
  const roles = useWorkspace()?.roles;
  return me === undefined || brand === undefined ? { ok: true } : can(me, 'answer', { state, brand, roles });
}
