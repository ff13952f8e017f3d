import { type ReactNode, useState } from 'react';
import { DateParts } from '../../ui/date-parts.js';
import { type PartialDate } from '../../ui/partial-date.js';
import { dayOf, partsOf, UNFINISHED } from './day.js';

export interface DayFieldProps {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  /** YYYY-MM-DD to begin with, or null. */
  value: string | null;
  /** Told the day, null when the boxes are empty, or UNFINISHED: what was half written must not count as nothing. */
  onChange: (day: string | null) => void;
}

/** A calendar day of which every part is needed. What is typed stays, whole or not. */
export function DayField({ value, onChange, ...field }: DayFieldProps) {
  const [parts, setParts] = useState<PartialDate | null>(() => (value ? partsOf(value) : null));
  return (
    <DateParts
      {...field}
      exact
      value={parts}
      onChange={(read) => {
        if (read.kind === 'date') setParts(read.date);
        if (read.kind === 'empty') setParts(null);
        if (read.kind === 'empty') onChange(null);
        else onChange((read.kind === 'date' && dayOf(read.date)) || UNFINISHED);
      }}
    />
  );
}
