// Keeps a workspace in each language it was asked for: what is shown twice is the same object.
import { inLanguage } from '../../shared/workspace/in-language';
import type { Workspace } from '../../shared/workspace/schema';

const known = new WeakMap<Workspace, Map<string, Workspace>>();

export function localWorkspace(workspace: Workspace, locale: string): Workspace {
  const byLocale = known.get(workspace) ?? new Map<string, Workspace>();
  known.set(workspace, byLocale);
  const local = byLocale.get(locale) ?? inLanguage(workspace, locale);
  byLocale.set(locale, local);
  return local;
}
