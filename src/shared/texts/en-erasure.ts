// Keeping and erasing: legal holds, the erasure of a customer, and what the record says of them afterwards.

export const enErasure = {
  'step.holdSet': '{who} set a legal hold: {reason}',
  'step.holdLifted': '{who} lifted the legal hold: {reason}',
  'step.erasureDeferred': '{who} asked to erase this customer; the legal hold defers it',
  'command.hold': 'Legal hold …',
  'command.liftHold': 'Lift the legal hold …',
  'command.erase': 'Erase this customer …',
  'custody.title': 'Keeping and erasing',
  'custody.mark': 'Legal hold',
  'custody.held': 'Legal hold since {since}: {reason}',
  'custody.waits': 'Erasure waits for the legal hold since {since}.',
  'custody.record': 'Holds and erasures',
  'custody.recordLead': 'This record names no customer. It stays after they are erased.',
  'custody.none': 'Nothing was held or erased here yet.',
  'custody.erased.request': 'Erased on request: {count, plural, one {case} other {cases}} {cases}',
  'custody.erased.retention':
    'Erased after the brand’s period: {count, plural, one {case} other {cases}} {cases}',
  'custody.erased.membership':
    'Erased because this desktop lost the brand: {count, plural, one {case} other {cases}} {cases}',
  'custody.deferred':
    'Erasure asked for and deferred by a legal hold: {count, plural, one {case} other {cases}} {cases}',
  'custody.forgotten':
    'Brand forgotten: {brand}, {cases, plural, =0 {without cases} one {one case} other {# cases}}',
  'custody.was.held': 'Legal hold on {count, plural, one {case} other {cases}} {cases}: {reason}',
  'custody.was.lifted': 'Legal hold lifted from {count, plural, one {case} other {cases}} {cases}: {reason}',
  'erase.title': 'Erase {name}?',
  'erase.gone':
    'Gone for good: all their messages, your replies to them, notes, drafts and files, in every case of this brand, here and in the search.',
  'erase.stays':
    'What stays: the case numbers, the times, and that you erased them. What stands on the channel stays there.',
  'erase.final': 'There is no undo.',
  'erase.held': 'A legal hold stands. The erasure is noted and done when the hold is lifted.',
  'erase.field': 'Type “{name}” to go on',
  'erase.confirm': 'Erase',
  'hold.title': 'Set a legal hold',
  'hold.liftTitle': 'Lift the legal hold',
  'hold.lead': 'As long as it stands, nothing of this customer is erased, not even on request.',
  'hold.liftLead': 'The brand’s usual period counts again from now.',
  'hold.erasesThen': 'An erasure waits for this: lifting the hold erases the customer.',
  'hold.field': 'Reason',
  'hold.hint': 'It stays in the record. Do not name the customer.',
  'hold.set': 'Set the hold',
  'hold.lift': 'Lift the hold',
  'done.erased': 'The customer is erased.',
  'done.erasureDeferred': 'Noted. The customer is erased when the legal hold is lifted.',
  'done.held': 'A legal hold stands.',
  'done.holdLifted': 'The legal hold is lifted.',
  'retention.title': 'How long customers are kept',
  'retention.never': '{brand}: without end',
  'retention.after': '{brand}: {days, plural, one {one day} other {# days}} after everything is closed',
  'retention.lately': 'Erased by that in the last 30 days: {count}. Next look: {next}.',
  'retention.waiting':
    '{count, plural, one {One customer is} other {# customers are}} past their period. That is many at once, so it waits for your yes.',
  'retention.confirm': 'Erase {count}',
  'brands.title': 'Brands on this desktop',
  'brands.lead':
    'Forget a brand that this desktop no longer works for: all of its cases here are erased, and its channels are no longer read.',
  'brands.cases': '{cases, plural, =0 {No cases} one {One case} other {# cases}}',
  'brands.dropped': 'no longer in the workspace',
  'brands.held':
    '{held, plural, one {A legal hold stands over one customer} other {Legal holds stand over # customers}}: it cannot be forgotten.',
  'brands.forget': 'Forget …',
  'brands.forgetNamed': 'Forget {name} …',
  'forget.title': 'Forget {name}?',
  'forget.gone':
    '{cases, plural, =0 {Nothing was received for it yet.} one {Its one case goes for good: messages, replies, notes, drafts and files, here and in the search.} other {All # cases go for good: messages, replies, notes, drafts and files, here and in the search.}}',
  'forget.channels': 'Its channels are taken out with their passwords, and its rules leave the workspace.',
  'forget.last':
    'Its channels are taken out with their passwords. It is the only brand of the workspace, so its rules stay.',
  'forget.stays':
    'What stands on the channels and on other desktops stays there. The record keeps the name of the brand, and that you did this.',
  'forget.final':
    'There is no undo. Only a backup brings these cases back, on a desktop that has not forgotten the brand.',
  'forget.field': 'Type “{name}” to go on',
  'forget.confirm': 'Forget the brand',
  'done.forgotten': 'The brand is forgotten.',
  'drop.title':
    'Import without {count, plural, one {a brand} other {# brands}} that {count, plural, one {has} other {have}} cases here?',
  'drop.one': '{name}: {cases, plural, one {one case} other {# cases}}',
  'drop.what':
    'These cases stay here and can be read and searched, but nobody can answer or change them while the workspace does not name the brand. Nothing is erased.',
  'drop.then':
    'Import a definition with the brand and all is as before. If this desktop is done with it, forget it under Data.',
  'drop.confirm': 'Import all the same',
  'settings.data': 'Data',
  'error.erasure-needs-supervisor':
    'Only a supervisor or an administrator may erase customers and set legal holds. Ask one of them; a note in the case reaches them.',
  'error.erasure-other-name': 'That is not the customer’s name. Nothing was erased.',
  'error.erasure-held': 'A legal hold stands. Nothing was erased.',
  'error.erasure-reply-on-its-way': 'A reply to this customer is on its way. Erase when it has come to rest.',
  'error.erasure-stopped': 'Stopped. Nothing was erased.',
  'error.brand-not-found': 'This desktop has nothing of that brand. There is nothing to forget.',
  'error.forget-other-name': 'That is not the brand’s name. Nothing was erased.',
  'error.forget-held': 'A legal hold stands over a customer of this brand. Nothing was erased.',
  'error.forget-reply-on-its-way':
    'A reply of this brand is on its way. Forget the brand when it has come to rest.',
  'error.hold-not-there': 'There is no legal hold to lift. Somebody may have lifted it before.',
} as const;
