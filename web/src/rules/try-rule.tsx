import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { DateParts } from '../ui/date-parts.js';
import { FieldRow } from '../ui/field.js';
import { dayText, instantText } from '../ui/format.js';
import { Notice } from '../ui/notice.js';
import { type PartialDate, type ReadDate } from '../ui/partial-date.js';
import { ProblemNotice, useFieldErrors } from '../ui/problem-notice.js';
import { Select, TextField } from '../ui/text-field.js';
import { type Rule, tryRule, type Tried, type Trial } from './rules-queries.js';
import styles from './rules.module.css';

const ZONES = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'] as const;

/** A date tried on one rule. Nothing is written. */
export function TryRule({ rule }: { rule: Rule }) {
  const t = useT('rules');
  const [day, setDay] = useState<PartialDate | null>(null);
  const [read, setRead] = useState<ReadDate>({ kind: 'empty' });
  const [time, setTime] = useState('');
  const [zone, setZone] = useState<string>(ZONES[0]);
  const [asked, setAsked] = useState(false);
  const trial = useMutation({ mutationFn: (body: Trial) => tryRule(rule.code, body) });
  const faults = useFieldErrors(trial.error);
  const on = wholeDay(read);
  const missing = asked && on === null ? t('try.day') : undefined;
  const missingTime = asked && rule.countsHours && time === '' ? t('try.time') : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (on === null || (rule.countsHours && time === '')) return;
    trial.mutate({ ...(rule.countsHours ? { at: `${on}T${time}` } : { on }), zone, detained: false });
  };
  return (
    <form
      className={styles.trial}
      onSubmit={submit}
      noValidate
      aria-label={t('try.named', { code: rule.code })}
    >
      <h2 className={styles.tryTitle}>{t('try')}</h2>
      <DateParts
        label={t(rule.countsHours ? 'try.atDay' : 'try.on')}
        exact
        value={day}
        error={missing ?? faults['on'] ?? faults['at']}
        onChange={(now) => {
          setRead(now);
          if (now.kind === 'date') setDay(now.date);
          if (now.kind === 'empty') setDay(null);
        }}
      />
      <FieldRow>
        {rule.countsHours && (
          <TextField
            type="time"
            width="half"
            label={t('try.hour')}
            value={time}
            error={missingTime}
            onChange={(event) => setTime(event.target.value)}
          />
        )}
        <Select
          width="half"
          label={t('try.zone')}
          options={ZONES.map((value) => ({ value, label: t(`zone.${value}`) }))}
          value={zone}
          error={faults['zone']}
          onChange={(event) => setZone(event.target.value)}
        />
      </FieldRow>
      <div>
        <Button type="submit" busy={trial.isPending}>
          {t('try.compute')}
        </Button>
      </div>
      <ProblemNotice problem={trial.error} />
      {trial.data && <Answer answer={trial.data} />}
    </form>
  );
}

function Answer({ answer }: { answer: Tried }) {
  const t = useT('rules');
  const language = useLanguage();
  const said = (due: string) => {
    const zone = /\[([^\]]+)\]$/.exec(due)?.[1];
    return zone ? instantText(due.replace(/\[.*$/, ''), zone, language) : dayText(due, language);
  };
  return (
    <Notice tone={answer.verified ? 'ok' : 'soon'} live="status">
      <p>
        <strong>{said(answer.nominal)}</strong>
        {answer.rolled !== answer.nominal && ` · ${t('answer.rolled', { due: said(answer.rolled) })}`}
      </p>
      <p lang="en">{answer.arithmetic}</p>
      <p>{t('answer.version', { version: answer.version, zone: answer.timeZone })}</p>
      {!answer.verified && <p>{t('notVerified.long')}</p>}
    </Notice>
  );
}

/** YYYY-MM-DD of a day that is written whole, or null. */
function wholeDay(read: ReadDate): string | null {
  if (read.kind !== 'date') return null;
  const { y, m, d } = read.date;
  if (m === undefined || d === undefined) return null;
  return [String(y), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
}
