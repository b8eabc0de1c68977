// What Dovecot is told: mailboxes for two invented domains, in a folder of their own, on loopback only.

export interface MailPorts {
  readonly imap: number;
  readonly imaps: number;
  readonly lmtp: number;
  readonly submission: number;
  readonly submissions: number;
  readonly smtpd: number;
}

/** OpenSMTPD's own TLS does not work with Debian's OpenSSL: Dovecot's submission service signs in and relays to it. */
export function dovecotConfig(data: string, ports: MailPorts): string {
  return `base_dir = ${data}/run
state_dir = ${data}/state
log_path = ${data}/dovecot.log
protocols = imap lmtp submission
listen = 127.0.0.1
ssl = yes
ssl_cert = <${data}/server.pem
ssl_key = <${data}/server.key
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${data}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${data}/users
  default_fields = uid=mail gid=mail home=${data}/home/%u
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service submission-login {
  inet_listener submission {
    port = ${ports.submission}
  }
  inet_listener submissions {
    port = ${ports.submissions}
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
protocol lmtp {
  postmaster_address = postmaster@lumbre.test
}
hostname = localhost
submission_relay_host = 127.0.0.1
submission_relay_port = ${ports.smtpd}
submission_relay_trusted = yes
submission_max_mail_size = 30M
`;
}

export function smtpdConfig(ports: MailPorts, addresses: readonly string[]): string {
  const table = addresses.map((address) => `"${address}" = "mail"`).join(', ');
  const domains = [...new Set(addresses.map((address) => address.split('@')[1]))];
  return `listen on 127.0.0.1 port ${ports.smtpd} hostname localhost
table people { ${table} }
action "deliver" lmtp "127.0.0.1:${ports.lmtp}" rcpt-to virtual <people>
match from any for domain { ${domains.map((domain) => `"${domain}"`).join(' ')} } action "deliver"
`;
}
