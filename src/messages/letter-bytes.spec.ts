import MailComposer from 'nodemailer/lib/mail-composer';
import { bytesOf } from './letter-bytes.js';

const TEXTS = {
  'short lines': 'Bond hearing\non 3 December\n',
  'without a last line break': 'Bond hearing',
  'lines of Windows': 'Bond hearing\r\non 3 December\r\n',
  'long lines': `${'A hearing is near. '.repeat(20)}\n\n  indented \nhttps://office.example.org/cases/1?a=b`,
  Spanish: `La audiencia de fianza de mañana\nserá a las 8:30. ¿Está confirmada? ${'Sí, así está. '.repeat(20)} `,
  'another script': 'Слушание об освобождении под залог '.repeat(8),
  'a dot alone': 'before\n.\n..after',
  empty: '',
};

describe('the bytes of a letter', () => {
  it.each(Object.entries(TEXTS))('are those the library builds: %s', async (_, text) => {
    const letter = () => letterOf({ text });
    expect((await bytesOf(letter(), text)).toString()).toBe((await letter().build()).toString());
  });

  it('are left to the library when there is more than text', async () => {
    const bytes = await bytesOf(
      letterOf({ text: 'Moved', icalEvent: { method: 'REQUEST', content: 'BEGIN:VCALENDAR' } }),
      'Moved',
    );
    expect(bytes.toString()).toMatch(/multipart\/.*text\/calendar/su);
  });
});

function letterOf(parts: { text: string; icalEvent?: { method: string; content: string } }) {
  return new MailComposer({
    from: 'office@example.org',
    to: 'lawyer@example.org',
    subject: 'Audiencia de fianza: mañana',
    messageId: '<1.1@example.org>',
    date: '2026-12-01T12:00:00Z',
    ...parts,
  }).compile();
}
