import type { Language, Template } from './templates.js';

/** Mails to those who see to it that a pause leaves nobody untold. */
export const PAUSED_TEMPLATES: Readonly<
  Record<'paused' | 'paused-outside', Readonly<Record<Language, Template>>>
> = {
  paused: {
    en: {
      subject: 'Held back: {{code}}',
      text: [
        'A reminder on {{code}} was due now and is being held back, as your office wished.',
        'When: {{when}}',
        '',
        'Please see to it that whoever must know does know: open this page and confirm. You will be asked to sign in.',
        '{{link}}',
      ].join('\n'),
    },
    es: {
      subject: 'En pausa: {{code}}',
      text: [
        'Un recordatorio sobre {{code}} tocaba ahora y está en pausa, como lo pidió su oficina.',
        'Cuándo: {{when}}',
        '',
        'Asegúrese de que lo sepa quien debe saberlo: abra esta página y confirme. Se le pedirá iniciar sesión.',
        '{{link}}',
      ].join('\n'),
    },
  },
  'paused-outside': {
    en: {
      subject: 'Held back, to people outside the office: {{code}}',
      text: [
        'Messages on {{code}} to people outside the office were due now and are being held back, as your office wished.',
        'How many: {{count}}',
        'When: {{when}}',
        '',
        'Please see to it that they hear of it another way, if they must: open this page and confirm. You will be asked to sign in.',
        '{{link}}',
      ].join('\n'),
    },
    es: {
      subject: 'En pausa, a personas de fuera de la oficina: {{code}}',
      text: [
        'Tocaban ahora mensajes sobre {{code}} a personas de fuera de la oficina, y están en pausa, como lo pidió su oficina.',
        'Cuántos: {{count}}',
        'Cuándo: {{when}}',
        '',
        'Si deben saberlo, asegúrese de que se enteren de otro modo: abra esta página y confirme. Se le pedirá iniciar sesión.',
        '{{link}}',
      ].join('\n'),
    },
  },
};
