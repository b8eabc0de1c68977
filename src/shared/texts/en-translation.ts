// Translations by a machine: of what customers wrote, and of replies.
export const enTranslation = {
  'command.translateMessage': 'Translate the customer’s newest message, or hide that',
  'command.translateReply': 'Translate the reply into the customer’s language',
  'translation.message': 'Translate',
  'translation.reply': 'Translate',
  'translation.under': 'Translation by a machine',
  'translation.below': 'Reply translated by a machine',
  'translation.underway': 'Being translated…',
  'translation.fromLanguage': 'Translated by a machine from {language}',
  'translation.fromUnknown': 'Translated by a machine',
  'translation.intoLanguage': 'Translated by a machine into {language}. Read it before it goes out.',
  'translation.lost':
    '{count, plural, one {One number, link or name was} other {# numbers, links or names were}} left out on the way. Compare it with the original.',
  'translation.again': 'Try again',
  'translation.original': 'What you wrote',
  'translation.isRead': 'I have read the translation and it may go out',
  'translation.back': 'Back to my words',
  'translation.sent': 'Translated by a machine into {language}, and read by its author.',
  'translation.title': 'Translation',
  'translation.lead':
    'Messages and replies are translated only when somebody asks for it, by a service with the interface of LibreTranslate. The words of that one message or reply leave this computer for the server named here. Numbers, links, addresses, handles and the customer’s name are kept back; what people tell of themselves in words is not. Without an address it is off.',
  'translation.server': 'Address of the service (https)',
  'translation.key': 'Key for the service, where it asks for one',
  'translation.keyHint':
    'It is kept with the passwords of this computer, not in the workspace, and goes only to the address above: if that changes, it is asked for again.',
  'translation.keepKey': 'Keep the key',
  'translation.keyKept': 'The key is kept.',
  'translation.forgetKey': 'Forget the key',
  'translation.keyForgotten': 'The key is forgotten.',
  'error.translation-off':
    'Nothing was translated, and nothing left this computer. Who manages the workspace can name a service in the settings.',
  'error.translation-message-gone':
    'This message is not there any more, so nothing was translated. Its author withdrew it.',
  'error.translation-language-unknown':
    'It is not known in which language the customer writes, so nothing left this computer. Translate their message first: that tells.',
  'error.translation-too-long':
    'This is too long to be translated, so nothing left this computer. Translate a part of it.',
  'error.translation-not-needed': 'It is in that language already. Nothing left this computer.',
  'error.translation-not-taken':
    'The service does not take this: it may not know the language, or the text is too long for it. Your words are as they were.',
  'error.translation-key-refused':
    'The service refuses the key of this computer, and your words are as they were. Put in another one in the settings, under Workspace.',
  'error.translation-key-elsewhere':
    'The address of the service has changed since its key was given, so nothing left this computer. If the new address is right, give the key again in the settings, under Workspace.',
  'error.translation-busy':
    'The service is asked too much right now. Your words are as they were; try again in a minute.',
  'error.translation-untrusted':
    'The certificate of the service cannot be trusted, so nothing was said to it. Ask who manages the workspace.',
  'error.translation-not-understood':
    'What answers there is no such translation service, or answers in another way. Your words are as they were; check its address in the settings.',
  'error.translation-unreachable':
    'The service did not answer, and your words are as they were. Try again, or go on without it.',
  'error.translation-unread':
    'A machine translated these words, and nothing was sent. Read them, say so below them, and send again.',
} as const;
