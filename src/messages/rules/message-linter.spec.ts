import { lintPush, lintTemplate, tellingWords } from './message-linter.js';
import { PUSH_TEMPLATES } from './push-templates.js';
import { LANGUAGES, TEMPLATES, TEMPLATE_KEYS } from './templates.js';

describe('message linter', () => {
  const every = TEMPLATE_KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const));

  it.each(every)('template %s in %s tells nothing', (key, language) => {
    expect(lintTemplate(`${key}.${language}`, TEMPLATES[key][language])).toEqual([]);
  });

  it.each(every)('template %s in %s shows the code, the time and the link', (key, language) => {
    const { subject, text } = TEMPLATES[key][language];
    expect(subject).toContain('{{code}}');
    for (const word of ['{{code}}', '{{when}}', '{{link}}']) expect(text).toContain(word);
  });

  it.each([
    'The ICE office',
    'bond hearing',
    'Su audiencia',
    'La corte',
    'su FIANZA',
    'detención',
    'Inmigración',
    'call your attorney',
    'su abogada',
    'deportation',
  ])('finds the telling word in "%s"', (text) => {
    expect(tellingWords(text)).not.toEqual([]);
  });

  it.each(['Please notice the prices', 'service', 'Office', 'Su cita es mañana', 'It was planned for'])(
    'lets "%s" pass',
    (text) => {
      expect(tellingWords(text)).toEqual([]);
    },
  );

  it('refuses an unknown variable, digits, an address and a broken subject', () => {
    const findings = lintTemplate('x', { subject: 'a\nb', text: '{{name}} 704 mail@example.org' });
    expect(findings.map((finding) => finding.fault)).toEqual([
      'unknown-variable',
      'digits',
      'address',
      'line-break',
    ]);
  });

  const longest = { code: 'FZ-WWWW', when: 'sept 30, 12:59 p. m. GMT-10' };

  it.each(every)('the notification %s in %s tells nothing and is shown whole', (key, language) => {
    const text = PUSH_TEMPLATES[key][language];
    expect(lintPush(`${key}.${language}`, text, longest)).toEqual([]);
    expect(text).toContain('{{when}}');
  });

  it('refuses a notification that tells, names, counts, leads elsewhere or is cut', () => {
    const faults = (text: string) => lintPush('x', text, longest).map(({ fault }) => fault);
    expect(faults('Bond hearing {{when}}')).toEqual(['word', 'word']);
    expect(faults('{{name}}: {{when}}')).toEqual(['unknown-variable']);
    expect(faults('Room 12\n{{when}}')).toEqual(['digits', 'line-break']);
    expect(faults('See https://example.org')).toEqual(['address']);
    expect(faults(`${'so much to say '.repeat(8)}{{when}}`)).toEqual(['too-long']);
  });
});
