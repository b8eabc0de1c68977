// Words that people write every day, in English and Spanish: none of them is a slip of another word.
import { formsOf } from '../word-forms';

const english =
  'about above account across actually added after again against allow almost alone along already also always amazing ' +
  'among amount another answer anyone anything apart april around arrive asked august available away awful based ' +
  'basic beauty because become before began begin behind being believe below better between bottle bought bring ' +
  'broke broken brother brought build business called cannot caused change charge cheap check child choice clean ' +
  'clear close closed clothes colour color comes coming common company complete could couple course cover cream ' +
  'cross daily dear decide definitely deliver didnt different doing doesnt dollar double doubt dress drink drive ' +
  'early earth easily eight either email empty enough enter entire especially evening every everyone everything ' +
  'exact example excellent expect experience extra fabulous family fancy father favourite favorite feedback feeling ' +
  'field fifty final finally first floor follow forever forget forward found fresh friday friend front fully funny ' +
  'further future getting given giving glass going grade grand grant great green greet group guess guest happen ' +
  'happy hardly having heard heart heavy hello helped hoping hours house however human hundred idea image imagine ' +
  'important information inside instead interested issue items itself january join joint judge juice june july ' +
  'keeping kitchen known large laser later laugh learn least leave letter level light liked likely listen little ' +
  'local longer looking loose lovely lower lucky lunch magic maker makes making manage march matter maybe meant ' +
  'metal might minute modal model moment monday money month morning mother mouth moved movie music myself named near ' +
  'never night nobody noise nothing notice november number october offer office often online opened opinion option ' +
  'order other ought outside paint panel paper parent party patient people perfect person phone photo picture piece ' +
  'place plane plant plate please point possible power press pretty price print private problem product profile ' +
  'promise proper public quick quiet quite raise range rather reach react ready really reason receive recent red ' +
  'regard related remember reply report request response return right river round rules running saturday saying ' +
  'scent school second seems seen sense sent september series serious seven several shade shall share sharp sheet ' +
  'shift ship shirt shoes shop short should shown simple since sister sitting sleep small smell smile social some ' +
  'someone something soon sorry sound space speak special spend sport staff stage stand start state station stay ' +
  'still stock stone stop store story straight street strong stuff style summer sunday super sure sweet table taken ' +
  'taking talk taste teach tell terms thank that their them then there these they thing think third this those ' +
  'though thought three through throw thursday tight times tired title today together tomorrow tonight total touch ' +
  'towards track trade train travel treat trial tried trust trying tuesday turned twenty twice under unless until ' +
  'upset useful using usual value very video visit voice wait walk want warm wasnt watch water wear week weight ' +
  'welcome well went were what when where whether which while white whole whose winter wish with within without ' +
  'woman wonder wont word work world worry worse worst worth would write wrong year yellow yesterday young your';

const spanish =
  'abajo abierto abrir abuela acabar acaso aceite acerca acuerdo adelante ademas ahora alegre alegria algo alguien ' +
  'algun alguno alla amable amiga amigo anoche antes anuncio apenas aquel aquello aqui arriba asunto atencion atras ' +
  'aunque ayer ayuda ayudar azul bajo banco barato barrio bastante bien blanco boca bonito bueno buscar cabeza cada ' +
  'cadena caliente calle cama cambiar cambio camino campo cansado cantidad cara cargo carne caro carta casa casado ' +
  'casi caso causa celular cena cerca cerrar chica chico cierto cinco ciudad claro cliente coche color comer comida ' +
  'comienzo como compartir completo compra comprar comun conmigo conocer conseguir contar contento contra correo ' +
  'corto cosa creer crema cual cualquier cuando cuanto cuarto cuatro cuenta cuerpo cuesta cuidado culpa cumpleanos ' +
  'dar debajo deber decir dejar demas demasiado dentro desde despues detras dia diciembre dieta diferente dinero ' +
  'direccion domingo donde dormir durante edad ejemplo ella ellos empezar empresa encanta encontrar enero energia ' +
  'entonces entrada entre enviar envio error escribir escuela espacio espera esperar esta estado estar este esto ' +
  'estos estoy excelente facil falta familia favor febrero fecha feliz fiesta final forma foto fresco frio fuera ' +
  'fuerte ganar gente gracias grande grupo gusta gustar haber hablar hacer hacia hambre hasta hecho helado hermana ' +
  'hermano hijo historia hoja hola hombre hora horas hoy huevo idea igual importante incluso informacion invierno ' +
  'jamas joven jueves jugar julio junio junto lado largo leche leer lejos letra libre libro limpio linea listo ' +
  'llamar llegar llenar llevar lluvia luego lugar lunes madre manana mandar manera mano marca martes marzo mayo ' +
  'mayor media medio mejor menor menos mensaje mentira mercado mesa metro mientras miercoles mirar mismo mitad modo ' +
  'momento mucho mujer mundo musica nacer nada nadie negro ningun ninguno nino noche nombre nosotros noticia nuestro ' +
  'nueve nuevo numero nunca octubre ocho oferta ojala olvidar opinion otra otro padre pagar pagina palabra papel para ' +
  'parar parece parecer parte pasado pasar paso pedido pedir pelo pensar peor pequeno perder perdon perfecto permiso ' +
  'pero perro persona pesar piel pierna pierde piso plato playa pobre poco poder poner porque posible precio pregunta ' +
  'primero principio probar problema producto promesa pronto propio proximo prueba pueblo puede puerta puesto punto ' +
  'querer quien quizas rapido rato razon realmente recibir recordar regalo respuesta resto resultado rico rojo ropa ' +
  'saber sabado sacar salir salud salvo seguir segun segundo seguro semana sencillo sentir septiembre serio servicio ' +
  'siempre siete siguiente silla sitio sobre solo sombra sonrisa suelo sueno suerte super supuesto tambien tampoco ' +
  'tanto tarde tarjeta tema temprano tener tercero terminar tiempo tienda tierra tipo tocar todavia todo tomar trabajo ' +
  'traer tratar tres triste ultimo unico usar usted varios veces venir verano verdad verde vestido viaje vida viejo ' +
  'viernes vivir volver vuelta zapato';

const everyday = new Set(`${english} ${spanish}`.split(' ').flatMap((word) => [...formsOf(word)]));

/** Whether a folded word is an everyday one, in any of its simple inflections. */
export function isEverydayWord(word: string): boolean {
  return everyday.has(word);
}
