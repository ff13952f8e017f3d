import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { facilitiesQuery } from '../../places/places-queries.js';
import { ComboBox } from '../../ui/combo-box.js';
import { type ComboItem } from '../../ui/combo-item.js';
import { type Facility } from '../shapes.js';

export interface FacilityBoxProps {
  label: string;
  value: Facility | null;
  onPick: (facility: Facility | null) => void;
  disabled?: boolean;
  error?: ReactNode;
}

/** Finds a place of detention by town, nickname, county or code, asking the server. */
export function FacilityBox({ label, value, onPick, disabled, error }: FacilityBoxProps) {
  const t = useT('cases');
  const [text, setText] = useState(value?.name ?? '');
  const q = useDeferredValue(text.trim());
  const { data: facilities = [], isFetching, isError } = useQuery(facilitiesQuery(q));
  const pick = (item: ComboItem | null) => {
    if (item) setText(item.label);
    onPick(facilities.find(({ id }) => id === item?.id) ?? null);
  };
  return (
    <ComboBox
      label={label}
      hint={t('custody.facilityHint')}
      error={error}
      items={facilities.map(({ id, name, city, state, county, detloc, aliases }) => ({
        id,
        label: name,
        detail: [`${city} ${state}`, county, detloc, ...aliases.slice(0, 2)].filter(Boolean).join(' · '),
      }))}
      text={text}
      onText={setText}
      value={value?.id ?? null}
      onPick={pick}
      settled={!isFetching && q === text.trim()}
      emptyText={t(isError ? 'custody.facilityUnreachable' : 'custody.facilityNone')}
      disabled={disabled ?? false}
    />
  );
}
