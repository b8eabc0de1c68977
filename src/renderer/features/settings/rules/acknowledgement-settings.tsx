import { receiptChannels } from '../../../../shared/domain/receipt/receipt-due';
import { useBrand } from '../../../data/desk-queries';
import { useText } from '../../../state/use-text';
import type { BrandPartProps } from './one-brand';
import { PartFrame } from './part-frame';
import { ReceiptPreviews } from './receipt-preview';
import { chosenOf, type Rule, type RuleField } from './rule-field';
import { RuleList } from './rule-list';
import { useChoices } from './use-choices';
import { usePart } from './use-part';

/** Per brand and channel: who is told by itself that they were heard, and with which words; off unless said (R17, R18). */
export function AcknowledgementSettings({ document, brandId }: BrandPartProps) {
  const text = useText();
  const index = document.brands.findIndex(({ id }) => id === brandId);
  const stored = (document.brands[index]?.acknowledgements ?? []) as readonly Rule[];
  const part = usePart({ part: 'acknowledgements', brandId }, stored, `brands.${index}.acknowledgements`);
  const fields = useAcknowledgementFields({ document, brandId });
  const brand = useBrand(brandId);
  return (
    <PartFrame title={text('receipt.settings')} lead={text('receipt.settingsLead')} part={part}>
      <RuleList
        label={text('receipt.settings')}
        rules={part.value.map(withSwitch)}
        fields={fields}
        fresh={{ responses: [], again: '7 d' }}
        may={part.may}
        problems={part.problems}
        more={(line) => brand && <ReceiptPreviews brand={brand} line={previewed(line)} />}
        onChange={(lines) => part.change(lines.map((line) => switched(line, new Date().toISOString())))}
      />
    </PartFrame>
  );
}

function useAcknowledgementFields({ document, brandId }: BrandPartProps): readonly RuleField[] {
  const text = useText();
  const { channels } = useChoices(document);
  const responses = (useBrand(brandId)?.cannedResponses ?? []).map(({ id, title, language }) => ({
    value: id,
    label: `${title} (${language})`,
  }));
  return [
    { kind: 'flag', name: 'isOn', label: text('receipt.isOn') },
    {
      kind: 'many',
      name: 'channels',
      label: text('rules.channels'),
      choices: channels.filter(({ value }) => receiptChannels.some((one) => one === value)),
    },
    { kind: 'flag', name: 'inPublic', label: text('receipt.inPublic') },
    { kind: 'many', name: 'responses', label: text('receipt.responses'), choices: responses },
    { kind: 'words', name: 'again', label: text('receipt.again') },
  ];
}

/** Of no channel chosen, all that a message can be sent on by itself. */
function previewed(line: Rule) {
  const chosen = chosenOf(line, 'channels');
  return {
    responses: chosenOf(line, 'responses'),
    inPublic: line['inPublic'] === true,
    channels: receiptChannels.filter((one) => chosen.length === 0 || chosen.includes(one)),
  };
}

/** On is since when: what came before that moment is left alone. */
function withSwitch({ since, ...line }: Rule): Rule {
  return { ...line, ...(since !== undefined && { isOn: true, since }) };
}

function switched({ isOn, since, ...line }: Rule, now: string): Rule {
  return isOn === true ? { ...line, since: since ?? now } : line;
}
