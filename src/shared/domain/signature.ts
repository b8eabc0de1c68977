// Who stands behind an answer, as the customer sees it: the agent's name or initials at its end (R64).
import type { Audience, ChannelKind } from './message';

export interface SignatureRule {
  /** Absent: every channel. */
  readonly channels?: readonly ChannelKind[] | undefined;
  /** Absent: in public and in private. */
  readonly audience?: Audience | undefined;
  readonly sign: 'name' | 'initials' | 'none';
}

export interface Signing {
  readonly channel: ChannelKind;
  readonly audience: Audience;
  readonly member: { readonly name: string; readonly initials: string };
}

/** What ends a member's reply there, by the first rule that fits; nothing where none does. */
export function signatureOf(rules: readonly SignatureRule[], { channel, audience, member }: Signing): string {
  const rule = rules.find(
    (one) => (one.channels?.includes(channel) ?? true) && (one.audience ?? audience) === audience,
  );
  switch (rule?.sign) {
    case 'name':
      return `— ${member.name}`;
    case 'initials':
      return `^${member.initials}`;
    default:
      return '';
  }
}

/** The text as it leaves. One that ends with the signature already is not signed again. */
export function signed(text: string, signature: string): string {
  if (signature === '' || text.endsWith(signature)) return text;
  return `${text}${signature.startsWith('^') ? ' ' : '\n'}${signature}`;
}
