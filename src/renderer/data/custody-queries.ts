// The record of keeping and erasing, read when its screen is opened.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Custody, KeptBrand } from '../../shared/ipc/engine-answers';
import { queryKeys } from './query-keys';
import { useServices } from './services';

export function useCustody(): Custody | undefined {
  const { engine } = useServices();
  const queryFn = () => engine.query('custody.read', {});
  return useQuery({ queryKey: queryKeys.custody, queryFn, refetchOnMount: 'always' }).data;
}

/** The brands that have cases here, with those the workspace names no more. */
export function useKeptBrands(): readonly KeptBrand[] | undefined {
  const { engine } = useServices();
  const queryFn = () => engine.query('brands.kept', {});
  return useQuery({ queryKey: queryKeys.keptBrands, queryFn, refetchOnMount: 'always' }).data;
}

/** Lets the waiting round erase, and reads the record again. */
export function useConfirmRetention(): () => Promise<void> {
  const { engine } = useServices();
  const queries = useQueryClient();
  return async () => {
    await engine.command('retention.confirm', {});
    await queries.invalidateQueries({ queryKey: queryKeys.custody });
  };
}
