// A canned response as the fields of a form, and whether a colleague has written another one meanwhile: pure.
import type { CannedResponse } from '../../../shared/workspace/schema';
import type { WrittenCanned } from '../../data/faq-queries';

/** As it is in use, or as it stands in the definition. */
export type CannedVersion = CannedResponse | WrittenCanned;

export interface CannedFields {
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly tags: string;
  readonly owner: string;
  readonly expires: string;
  readonly isPublic: boolean;
}

export function fieldsOf(
  version: Pick<CannedVersion, 'title' | 'language' | 'text'> & Partial<CannedVersion>,
) {
  const { title, language, text, tags = [], owner = '', expires = '', isPublic = false } = version;
  return { title, language, text, tags: tags.join(', '), owner, expires, isPublic } satisfies CannedFields;
}

/** What is written down; saving it says that it was looked over today. */
export function writtenFrom(
  { title, language, text, tags, owner, expires, isPublic }: CannedFields,
  { id, today }: { readonly id: string; readonly today: string },
): WrittenCanned {
  return {
    id,
    title,
    language: language.trim(),
    text,
    tags: tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    reviewed: today,
    ...(owner !== '' && { owner }),
    ...(expires !== '' && { expires }),
    ...(isPublic && { isPublic }),
  };
}

/** Whether nobody changed it since: when it was looked over is no change. Null: it is not there. */
export function isSameText(one: CannedVersion | null, other: CannedVersion | null): boolean {
  const said = (version: CannedVersion | null) => version && fieldsOf(version);
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}
