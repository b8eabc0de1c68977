import { type ReceiptPreview, receiptPreviews } from '../../../../shared/workspace/receipt-preview';
import type { Brand } from '../../../../shared/workspace/schema';
import { languageName } from '../../../parts/language-name';
import { tierWord } from '../../../parts/words';
import { useLocale, useText } from '../../../state/use-text';
import { Icon } from '../../../ui/icon';
import styles from './receipt-preview.module.css';

type Line = Parameters<typeof receiptPreviews>[1];

/** The words of a line as customers would read them, before it is saved; and where the guard would keep them back. */
export function ReceiptPreviews({ brand, line }: { readonly brand: Brand; readonly line: Line }) {
  const text = useText();
  const previews = receiptPreviews(brand, line);
  if (previews.length === 0) return null;
  return (
    <section className={styles.previews} aria-label={text('receipt.preview')}>
      <h4>{text('receipt.preview')}</h4>
      {previews.map((preview) => (
        <Preview key={`${preview.response.id} ${preview.tiers[0]}`} {...preview} />
      ))}
    </section>
  );
}

function Preview({ response, tiers, text: words, stops }: ReceiptPreview) {
  const text = useText();
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const { title } = response;
  const language = languageName(locale, response.language);
  // Words that name no response time are the same for all.
  const isForAll = tiers.length === 3;
  const tierNames = list.format(tiers.map((tier) => tierWord(text, tier)));
  return (
    <figure className={styles.preview}>
      <figcaption className={styles.of}>
        {isForAll
          ? text('receipt.previewOf', { title, language })
          : text('receipt.previewOfTiers', { title, language, tiers: tierNames })}
      </figcaption>
      <blockquote className={styles.words} dir="auto" lang={response.language}>
        {words}
      </blockquote>
      {stops.map(({ audience, channels, findings }) => (
        <p key={audience} className={styles.stop} role="status">
          <Icon name="alert" size={15} />
          {text(`receipt.stopped.${audience}`, {
            channels: list.format(channels.map((channel) => text(`channel.${channel}`))),
            what: list.format(
              findings.map((one) =>
                text('guard.finding', { what: text(`guardKind.${one.kind}`), words: one.words }),
              ),
            ),
          })}
        </p>
      ))}
    </figure>
  );
}
