// Changing one part of a workspace, as a settings screen does: in the words of the document, judged as a whole.
import { stringify } from 'yaml';
import { z } from 'zod';
import type { BrandId } from '../domain/ids';
import { type Workspace, workspaceSchema } from './schema';

/** The definition as it is written down: durations as "2 h", moments as text. */
export type WorkspaceDocument = z.input<typeof workspaceSchema>;

const brandParts = [
  'escalation',
  'guard',
  'cannedResponses',
  'terms',
  'diversions',
  'acknowledgements',
  'promises',
  'businessHours',
  'businessHoursTiers',
] as const;
export type BrandPart = (typeof brandParts)[number];
export const changeableParts = [
  'roles',
  'members',
  'approval',
  'rules',
  'translation',
  ...brandParts,
] as const;
export type ChangeablePart = (typeof changeableParts)[number];

export interface PartChange {
  readonly part: ChangeablePart;
  /** Whose map it is; null where a part is of the whole workspace. */
  readonly brandId: BrandId | null;
  /** The part as whoever changed it had read it. */
  readonly before: unknown;
  readonly value: unknown;
}

export function documentOf(workspace: Workspace): WorkspaceDocument {
  return z.encode(workspaceSchema, workspace);
}

/** Others are of the whole workspace. */
export function isOfBrand(part: ChangeablePart): part is BrandPart {
  return brandParts.some((one) => one === part);
}

/** A part of a definition; null where it is left out, undefined when it has no such brand. */
export function partOf(
  document: WorkspaceDocument,
  { part, brandId }: Pick<PartChange, 'part' | 'brandId'>,
): unknown {
  if (!isOfBrand(part)) return document[part] ?? null;
  const brand = document.brands.find(({ id }) => id === brandId);
  return brand === undefined ? undefined : (brand[part] ?? null);
}

/** The text of the definition with the part changed, to be imported like any other; null when it is not as it was. */
export function withPart(workspace: Workspace, change: PartChange): string | null {
  const document = documentOf(workspace);
  const { part, brandId, before, value } = change;
  const present = partOf(document, change);
  if (present === undefined || JSON.stringify(present) !== JSON.stringify(before)) return null;
  const changed = { [part]: value ?? undefined };
  const brands = document.brands.map((brand) => (brand.id === brandId ? { ...brand, ...changed } : brand));
  return stringify(isOfBrand(part) ? { ...document, brands } : { ...document, ...changed });
}
