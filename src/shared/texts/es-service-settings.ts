// El horario, los tiempos de respuesta, las condiciones y las palabras que llevan a otro canal, tal como los cambia quien administra.
import type { enServiceSettings } from './en-service-settings';

export const esServiceSettings: Record<keyof typeof enServiceSettings, string> = {
  'settings.service': 'Servicio',
  'service.hours': 'Horario',
  'service.hoursLead':
    'Cuándo atiende la marca. Las respuestas guardadas lo dicen con {variable}; los relojes cuentan con él donde lo digas abajo. El rojo nunca lo espera.',
  'service.hasHours': 'La marca tiene horario',
  'service.timeZone': 'Zona horaria',
  'service.dayHint': 'Las horas de cada día, como «09:00–14:00, 16:00–19:00». Vacío: cerrado.',
  'service.holidays': 'Cerrado estos días, como 2026-12-25',
  'service.customersRead': 'Los clientes leen: {words}',
  'service.promises': 'Tiempos de respuesta',
  'service.promisesLead':
    'En cuánto tiempo se debe una primera respuesta, nivel por nivel; un caso sin clasificar corre como amarillo. Las respuestas guardadas lo dicen con {variable}. Los plazos que ya corren quedan como se prometieron.',
  'service.clocks': 'Relojes que esperan al horario',
  'service.clocksLead': 'Los demás niveles cuentan día y noche. Sin horario no espera ninguno.',
  'service.terms': 'Condiciones del servicio',
  'service.termsLead':
    'Las condiciones, o el camino a ellas. Las respuestas guardadas lo dicen con {variable}, y la guarda da sus enlaces por publicados.',
  'service.termsWords': 'Lo que leen los clientes',
  'service.diversions': 'Llevar una conversación a otro canal',
  'service.diversionsLead':
    'Las palabras que se proponen cuando alguien lleva un caso a otro canal, y las que lo cierran donde empezó. Para cada vía vale la primera línea que encaja con el caso.',
  'service.way': 'Vía',
  'service.place': 'Adónde: un número, una dirección o un enlace',
  'service.handOver': 'Palabras que llevan al cliente allí',
  'service.closing': 'Palabras que cierran después el hilo',
  'service.handOverIn': 'Palabras que llevan al cliente allí, en {language}',
  'service.closingIn': 'Palabras que cierran después el hilo, en {language}',
  'service.variables': '{place} pasa a ser adónde. También se rellenan nombres como {customer} y {number}.',
  'service.addLanguage': 'Añadir palabras en otro idioma',
  'service.noLanguage': 'Elige un idioma …',
};
