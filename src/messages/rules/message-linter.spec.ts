import { Temporal } from 'temporal-polyfill';
import { DIGEST_PARTS, DIGEST_TEMPLATES, DIGEST_TITLES, renderDigest } from './digest-templates.js';
import { lintDigest, lintPush, lintTemplate } from './message-linter.js';
import { tellingWords } from './telling-words.js';
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

  it.each(LANGUAGES)('the mail of the day tells nothing in %s', (language) => {
    const parts = DIGEST_TEMPLATES[language];
    expect(Object.keys(parts).toSorted()).toEqual([...DIGEST_PARTS].toSorted());
    expect(lintDigest(`digest.${language}`, parts)).toEqual([]);
    for (const title of DIGEST_TITLES)
      for (const word of ['{{code}}', '{{when}}']) expect(parts[title]).toContain(word);
    const bad = { ...parts, hearing: 'Your hearing on {{court}}', subject: 'a\nb' };
    expect(lintDigest('x', bad).map(({ fault }) => fault)).toEqual([
      'line-break',
      'unknown-variable',
      'word',
    ]);
  });

  it('the mail of the day, as it is read', () => {
    const date = {
      code: 'FZ-7K3F',
      title: 'deadline' as const,
      at: Temporal.Instant.from('2026-12-18T22:00:00Z'),
      zone: 'America/New_York',
    };
    const hearing = { ...date, code: 'FZ-9999', title: 'hearing' as const, seen: false };
    const { subject, text } = renderDigest(
      {
        fresh: [{ ...date, link: 'https://office.example.org/ack/1' }],
        soon: [hearing, { ...date, seen: true }],
        freshMore: 0,
        soonMore: 2,
        inbox: 'https://office.example.org/inbox',
      },
      'en',
    );
    expect(subject).toBe('Your list of the day: 1 new');
    expect(text.split('\n')).toEqual([
      'New, nothing of it urgent. Open each and confirm that you have seen it:',
      '',
      'FZ-7K3F: something to do by Friday, December 18, 2026 at 5:00 PM EST',
      'https://office.example.org/ack/1',
      '',
      'In the next seven days:',
      'FZ-9999: an appointment, Friday, December 18, 2026 at 5:00 PM EST (you have not confirmed this yet)',
      'FZ-7K3F: something to do by Friday, December 18, 2026 at 5:00 PM EST',
      'And 2 more.',
      '',
      'Everything is in your inbox. You will be asked to sign in. What is urgent comes by itself:',
      'https://office.example.org/inbox',
    ]);
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

  const longest = { code: 'FZ-WWWW', when: 'sept 30, 12:59 p. m. GMT-10', count: '99' };

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
