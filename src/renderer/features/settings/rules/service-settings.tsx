import { Fragment } from 'react';
import { faultOf } from '../../../parts/fault-words';
import { useText } from '../../../state/use-text';
import { TextArea } from '../../../ui/field';
import { AcknowledgementSettings } from './acknowledgement-settings';
import { DiversionSettings } from './diversion-settings';
import { HoursSettings } from './hours-settings';
import { type BrandPartProps, OneBrand } from './one-brand';
import { PartFrame } from './part-frame';
import { PromiseSettings } from './promise-settings';
import { usePart } from './use-part';

/** Per brand: what its customers are told of when and how it answers, and the words that send them elsewhere (R18, R27). */
export function ServiceSettings({ document }: Pick<BrandPartProps, 'document'>) {
  return (
    <OneBrand document={document}>
      {(brandId) => (
        <Fragment key={brandId}>
          <HoursSettings document={document} brandId={brandId} />
          <PromiseSettings document={document} brandId={brandId} />
          <TermsSettings document={document} brandId={brandId} />
          <AcknowledgementSettings document={document} brandId={brandId} />
          <DiversionSettings document={document} brandId={brandId} />
        </Fragment>
      )}
    </OneBrand>
  );
}

function TermsSettings({ document, brandId }: BrandPartProps) {
  const text = useText();
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const place = `brands.${index}.terms`;
  const part = usePart({ part: 'terms', brandId }, document.brands[index]?.terms ?? '', place);
  return (
    <PartFrame
      title={text('service.terms')}
      lead={text('service.termsLead', { variable: '{{terms}}' })}
      part={part}
    >
      <TextArea
        label={text('service.termsWords')}
        rows={3}
        dir="auto"
        value={part.value}
        problem={faultOf(
          text,
          part.problems.find(({ path }) => path === place),
        )}
        onChange={part.change}
      />
    </PartFrame>
  );
}
