export type InboundMeaning = 'stop' | 'start' | 'help' | 'seen' | 'unclear';

/** A message that is nothing but one of these. */
const WHOLE: Readonly<Record<Exclude<InboundMeaning, 'seen' | 'unclear'>, string>> = {
  stop: `stop|stopall|stop all|quit|end|revoke|optout|opt out|cancel|unsubscribe|alto|para|pare|paren|parar|basta|ya basta|fin|
         cancelar|baja|dar de baja|detener|salir|terminar|no mas|arret|kanpe`,
  start: 'start|unstop|resume|iniciar|inicio|comenzar|reanudar|empezar',
  help: 'help|info|ayuda|informacion',
};

/**
 * "Any reasonable means" (47 CFR 64.1200(a)(10)): the same in plain words, also within a longer message. A wrong number is
 * a stop too: whoever has that phone is not ours to write to.
 */
const STOPPING = [
  /\bstop (texting|sending|messaging|writing|contacting|these|this|the (texts|messages)|it|me)\b/,
  /\b(please|pls) stop\b/,
  /\b(do not|dont|never) (text|message|contact|write|send)\b/,
  /\bno more (texts?|messages?|sms)\b/,
  /\b(remove me|take me off|leave me alone|opt me out|unsubscribe|opt out)\b/,
  /\bno me (mande|envie|escriba|contacte|texte)n?s?\b/,
  /\bno (mas|quiero( mas| recibir( mas)?)?) (mensajes|textos)\b/,
  /\b(deje|dejen|deja) de (mandar|enviar|escribir|molestar)/,
  /\b(quiteme|quitenme|borreme|borrenme|saqueme|saquenme)\b/,
  /\bpor favor (pare|paren|alto)\b/,
];

const WRONG_NUMBER = [
  /\bwrong (number|person)\b/,
  /\b(numero|persona) (equivocad[oa]|incorrect[oa])\b/,
  /\bno (es|soy) (su|el|la) (numero|persona)\b/,
];

/** Plain words for "seen", and what politeness adds. Not "done", "yes" or a face: they may mean something else. */
const SEEN =
  '1|ok|okay|okey|k|kk|seen|got it|received|confirm|confirmed|i confirm|noted|understood|visto|vista|recibido|recibida|confirmo|' +
  'confirmado|confirmada|enterado|enterada|entendido|entendida|anotado';
const THANKS = 'thanks|thank you|thx|ty|gracias|muchas gracias|mil gracias';
const ONLY_SEEN = new RegExp(`^(?:${SEEN})(?: (?:${SEEN}))*(?: (?:${THANKS}))?$`);

/**
 * What somebody wants who wrote to the office's number, in English or Spanish, with or without accents, capitals and marks.
 * What says "seen" says nothing else. What is not plainly one of the four is `unclear`, and a person reads on.
 */
export function readInbound(text: string): InboundMeaning {
  const plain = plainWords(text);
  for (const meaning of ['stop', 'start', 'help'] as const)
    if (WHOLE[meaning].split(/\|\s*/).includes(plain)) return meaning;
  if ([...STOPPING, ...WRONG_NUMBER].some((wish) => wish.test(plain))) return 'stop';
  return ONLY_SEEN.test(plain) ? 'seen' : 'unclear';
}

/** Whether whoever has that phone says that it is not the one we mean: then there is nobody to call back. */
export function saysWrongNumber(text: string): boolean {
  const plain = plainWords(text);
  return WRONG_NUMBER.some((words) => words.test(plain));
}

function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
