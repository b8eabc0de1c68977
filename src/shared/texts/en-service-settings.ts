// Opening hours, response times, terms and the words that send customers elsewhere, as who manages the workspace changes them.
export const enServiceSettings = {
  'settings.service': 'Service',
  'service.hours': 'Opening hours',
  'service.hoursLead':
    'When the brand is there. Canned responses say it with {variable}; clocks count with it where you say so below. Red never waits for it.',
  'service.hasHours': 'The brand has opening hours',
  'service.timeZone': 'Time zone',
  'service.dayHint': 'Times of each day, such as “09:00–14:00, 16:00–19:00”. Empty: closed.',
  'service.holidays': 'Closed on these days, such as 2026-12-25',
  'service.customersRead': 'Customers read: {words}',
  'service.promises': 'Response times',
  'service.promisesLead':
    'How soon a first answer is due, tier by tier; an untriaged case runs on yellow. Canned responses say it with {variable}. Deadlines that are already running stay as they were promised.',
  'service.clocks': 'Clocks that wait for opening hours',
  'service.clocksLead': 'Other tiers count day and night. Without opening hours none waits.',
  'service.terms': 'Terms of service',
  'service.termsLead':
    'The terms, or the way to them. Canned responses say it with {variable}, and the guard takes its links for published.',
  'service.termsWords': 'What customers read',
  'service.diversions': 'Taking a conversation elsewhere',
  'service.diversionsLead':
    'The words that are proposed when somebody takes a case elsewhere, and those that close it where it began. For each way the first line that fits the case counts.',
  'service.way': 'Way',
  'service.place': 'Where to: a number, an address or a link',
  'service.handOver': 'Words that send the customer there',
  'service.closing': 'Words that close the thread afterwards',
  'service.handOverIn': 'Words that send the customer there, in {language}',
  'service.closingIn': 'Words that close the thread afterwards, in {language}',
  'service.variables': '{place} becomes where to. Names such as {customer} and {number} are filled in too.',
  'service.addLanguage': 'Add words in another language',
  'service.noLanguage': 'Choose a language …',
} as const;
