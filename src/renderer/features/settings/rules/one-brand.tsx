import { type ReactNode, useState } from 'react';
import type { BrandId } from '../../../../shared/domain/ids';
import type { WorkspaceDocument } from '../../../../shared/workspace/change-part';
import { useText } from '../../../state/use-text';
import { Choice } from '../../../ui/field';
import { useChoices } from './use-choices';

export interface BrandPartProps {
  readonly document: WorkspaceDocument;
  readonly brandId: BrandId;
}

interface OneBrandProps {
  readonly document: WorkspaceDocument;
  readonly children: (brandId: BrandId) => ReactNode;
}

/** Settings that each brand has of its own: asks which one, where there is more than one. */
export function OneBrand({ document, children }: OneBrandProps) {
  const text = useText();
  const { brands } = useChoices(document);
  const [chosen, setChosen] = useState(brands[0]?.value ?? '');
  const brand = document.brands.some(({ id }) => id === chosen) ? chosen : (brands[0]?.value ?? '');
  return (
    <>
      {brands.length > 1 && (
        <Choice label={text('rules.brand')} value={brand} choices={brands} onChange={setChosen} />
      )}
      {children(brand as BrandId)}
    </>
  );
}
