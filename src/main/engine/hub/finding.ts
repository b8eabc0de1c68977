// What setting a hub up found out about the server, in words for the person who does it.
export interface Finding {
  readonly code:
    | 'catalogue-readable'
    | 'logins-by-hand'
    | 'sessions-not-ended'
    | 'notify-missing'
    | 'server-without-tls'
    | 'may-forget'
    | 'old-password-proofs'
    | 'other-databases-open';
  readonly text: string;
}
