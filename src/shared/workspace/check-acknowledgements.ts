// What a brand's lines about acknowledging promise: their texts exist, and say only what the console knows by itself.
import { variablesOf } from '../domain/canned-response';
import { receiptVariables } from '../domain/receipt/receipt-due';

/** The part of a brand that such lines refer to. */
export interface AcknowledgementReferences {
  readonly acknowledgements: readonly { readonly responses: readonly string[] }[];
  readonly cannedResponses: readonly { readonly id: string; readonly text: string }[];
  readonly businessHours?: unknown;
  readonly terms: string;
}

type Path = readonly (string | number)[];

/** Adds an issue for each text that is not there, or that would leave with a blank. */
export function checkAcknowledgements(
  brand: AcknowledgementReferences,
  path: Path,
  refuse: (path: Path, message: string) => void,
): void {
  brand.acknowledgements.forEach(({ responses }, row) => {
    responses.forEach((id, at) => {
      const place = [...path, row, 'responses', at];
      const response = brand.cannedResponses.find((one) => one.id === id);
      if (response === undefined)
        refuse(place, `names the canned response "${id}", which the brand does not have`);
      for (const name of variablesOf(response?.text ?? '')) {
        const blank = whyBlank(name, brand);
        if (blank !== null) refuse(place, `names "${id}", which asks for {{${name}}}: ${blank}`);
      }
    });
  });
}

function whyBlank(name: string, { businessHours, terms }: AcknowledgementReferences): string | null {
  if (!receiptVariables.some((one) => one === name)) return 'nobody is there to fill it in';
  if (name === 'hours' && businessHours === undefined) return 'the brand has no businessHours';
  return name === 'terms' && terms === '' ? 'the brand has no terms' : null;
}
