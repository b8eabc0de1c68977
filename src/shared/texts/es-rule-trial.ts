// Reglas probadas con mensajes guardados antes de que cuenten.
import type { enRuleTrial } from './en-rule-trial';

export const esRuleTrial = {
  'trial.title': 'Probar las reglas con lo guardado',
  'trial.lead':
    'Lee mensajes guardados con las reglas tal como están en pantalla, guardadas o no; también se prueban las desactivadas. No se cambia nada.',
  'trial.days': 'Mensajes de los últimos',
  'trial.daysOf': '{count, plural, one {# día} other {# días}}',
  'trial.start': 'Probarlas',
  'trial.sum':
    'Habrían tocado {touched, number} de {messages, plural, one {# mensaje} other {{messages, number} mensajes}} {days, plural, one {del último día} other {de los últimos # días}}.',
  'trial.stopped': 'Se detuvo: hay más mensajes que estos.',
  'trial.changed': 'Las reglas en pantalla ya no son esas. Pruébalas de nuevo.',
  'trial.rules': 'Qué habría hecho cada regla',
  'trial.rule': '{rule}: habría tocado {touches, number}',
  'trial.ruleOfMore':
    '{rule}: habría tocado {touches, number} y encaja con {fits, number}; en los demás decide una regla anterior',
  'trial.newest': 'Los mensajes más nuevos',
  'trial.found': 'Por {words}',
  'trial.more': 'y {count, plural, one {uno más} other {# más}}',
} as const satisfies Readonly<Record<keyof typeof enRuleTrial, string>>;
