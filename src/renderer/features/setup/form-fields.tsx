import { useState } from 'react';
import { type Text, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice, Field } from '../../ui/field';
import { type ConnectKind, type FormField, type FormValues, formFields } from './account-form-model';
import styles from './setup.module.css';

interface FormFieldsProps {
  readonly kind: ConnectKind;
  readonly values: FormValues;
  readonly onChange: (id: string, value: string) => void;
  readonly brands: readonly { readonly id: string; readonly name: string }[];
}

const security = [
  { value: 'tls', label: 'TLS' },
  { value: 'starttls', label: 'STARTTLS' },
] as const;

/** The fields of one channel; servers of e-mail stand host, port and security in one line. */
export function FormFields({ kind, values, onChange, brands }: FormFieldsProps) {
  const text = useText();
  const [advanced, setAdvanced] = useState(false);
  const all = formFields[kind];
  const shown = all.filter((field) => (advanced || !field.advanced) && !/^(imap|smtp)/u.test(field.id));
  const one = (field: FormField) =>
    field.kind === 'security' ? (
      <Choice
        key={field.id}
        label={text('field.security')}
        value={values[field.id] === 'starttls' ? 'starttls' : 'tls'}
        choices={security}
        onChange={(value) => onChange(field.id, value)}
      />
    ) : (
      <Field
        key={field.id}
        label={fieldName(text, field.id)}
        type={field.kind}
        value={values[field.id] ?? ''}
        onChange={(value) => onChange(field.id, value)}
        autoComplete="off"
        spellCheck={false}
        required={!field.optional}
        {...(field.id === 'brand' ? { list: 'brands-known', 'data-autofocus': true } : {})}
      />
    );
  return (
    <>
      <datalist id="brands-known">
        {brands.map((brand) => (
          <option key={brand.id} value={brand.name} />
        ))}
      </datalist>
      {shown.map(one)}
      {(['imap', 'smtp'] as const).map((server) => {
        const line = all.filter((field) => field.id.startsWith(server));
        return line.length === 0 ? null : (
          <div key={server} className={styles.pair}>
            {line.map(one)}
          </div>
        );
      })}
      {!advanced && all.some((field) => field.advanced) && (
        <div>
          <Button kind="link" onClick={() => setAdvanced(true)}>
            {text('connect.more')}
          </Button>
        </div>
      )}
    </>
  );
}

const names = [
  'brand',
  'handle',
  'appPassword',
  'service',
  'server',
  'accessToken',
  'address',
  'user',
  'password',
  'imapHost',
  'imapPort',
  'smtpHost',
  'smtpPort',
] as const;

function fieldName(text: Text, id: string): string {
  const known = names.find((name) => name === id);
  return known === undefined ? id : text(`field.${known}`);
}
