import { useState } from 'react';
import { useOf, useT } from '../i18n/use-t.js';
import { useFormat } from '../ui/format.js';
import { EmptyState } from '../ui/layout.js';
import { ChartCard } from './chart-card.js';
import { HeatTable, type Picked } from './heat-table.js';
import { weekSum } from './heat.js';
import { type NextSevenDays } from './shapes.js';
import { WeekDates } from './week-dates.js';

/** Kinds of dates by days of the court. A press on a cell lists what is in it. */
export function WeekCard({ week }: { week: NextSevenDays }) {
  const t = useT('dashboard');
  const of = useOf();
  const format = useFormat();
  const [picked, setPicked] = useState<Picked | null>(null);
  const { total, busiest } = weekSum(week);
  const kindName = (kind: string) => {
    const title = week.rows.find((row) => row.kind === kind)?.title;
    return title ? of(title) : t('week.hearings');
  };
  const title = busiest
    ? t('finding.week', {
        count: total,
        day: format.day(busiest.on, { weekday: 'long', month: 'short', day: 'numeric' }),
        most: busiest.count,
      })
    : t('finding.week.none');
  const inCell = picked && week.items.filter(({ kind, on }) => kind === picked.kind && on === picked.on);
  if (week.rows.length === 0) {
    return (
      <ChartCard
        title={title}
        id="week"
        chart={<EmptyState why={t('week.none')} />}
        table={<EmptyState why={t('week.none')} />}
      />
    );
  }
  return (
    <ChartCard
      title={title}
      id="week"
      chart={<HeatTable week={week} kindName={kindName} picked={picked} onPick={setPicked} />}
      table={<WeekDates caption={title} dates={week.items} kindName={kindName} />}
    >
      {picked && inCell && (
        <WeekDates
          caption={t('week.cell', {
            kind: kindName(picked.kind),
            day: format.day(picked.on),
            count: inCell.length,
          })}
          dates={inCell}
          kindName={kindName}
          shown
        />
      )}
    </ChartCard>
  );
}
