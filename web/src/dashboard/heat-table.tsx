import { useOf, useT } from '../i18n/use-t.js';
import { classes } from '../ui/classes.js';
import { useFormat } from '../ui/format.js';
import { heatStep } from './heat.js';
import { type NextSevenDays } from './shapes.js';
import styles from './heat.module.css';

export interface Picked {
  kind: string;
  on: string;
}

export interface HeatTableProps {
  week: NextSevenDays;
  kindName: (kind: string) => string;
  picked: Picked | null;
  onPick: (picked: Picked | null) => void;
}

/** A number in every cell; the four flat colours only repeat it. */
export function HeatTable({ week, kindName, picked, onPick }: HeatTableProps) {
  const t = useT('dashboard');
  return (
    <table className={styles.table}>
      <caption className="hidden-but-read">{t('week.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-but-read">{t('column.what')}</span>
          </th>
          {week.days.map((day) => (
            <DayHead key={day.on} day={day} />
          ))}
        </tr>
      </thead>
      <tbody>
        {week.rows.map(({ kind, cells }) => (
          <tr key={kind}>
            <th scope="row">{kindName(kind)}</th>
            {week.days.map(({ on }, index) => {
              const count = cells[index] ?? 0;
              const chosen = picked?.kind === kind && picked.on === on;
              return (
                <td key={on}>
                  {count === 0 ? (
                    <span className={classes(styles.cell, styles.step0)}>0</span>
                  ) : (
                    <button
                      type="button"
                      className={classes(styles.cell, styles[`step${heatStep(count)}`])}
                      aria-pressed={chosen}
                      onClick={() => onPick(chosen ? null : { kind, on })}
                    >
                      {count}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayHead({ day }: { day: NextSevenDays['days'][number] }) {
  const t = useT('dashboard');
  const of = useOf();
  const format = useFormat();
  const note = day.holiday ? of(day.holiday) : day.weekend ? t('week.weekend') : null;
  return (
    <th scope="col" className={note ? styles.closed : undefined}>
      <span>{format.day(day.on, { weekday: 'short' })}</span>
      <span className={styles.number}>{format.day(day.on, { day: 'numeric' })}</span>
      {note && <span className="hidden-but-read">{note}</span>}
      {day.holiday && (
        <span className={styles.holiday} aria-hidden="true" title={of(day.holiday)}>
          {t('week.holiday')}
        </span>
      )}
    </th>
  );
}
