import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLanguage, useOf, useT } from '../../i18n/use-t.js';
import { courtsQuery, facilitiesQuery } from '../../places/places-queries.js';
import { ComboBox } from '../../ui/combo-box.js';
import { type ComboItem } from '../../ui/combo-item.js';
import { textOf, valueOrNothing } from '../answers.js';
import { useIntake, useOpenIntake } from '../desk-context.js';
import { countryName } from '../wording.js';
import { useOwn } from './use-own.js';
import { useFrame, usePlaceholder, type Field } from './use-field.js';

interface PickProps {
  field: Field;
  items: readonly ComboItem[];
  /** The words for what is chosen, when it is not among `items`. */
  labelOf?: (value: string) => string | undefined;
  filter?: boolean;
  /** The code that says "choose from the list", for text that is no item. */
  code: string;
  onText?: (text: string) => void;
  emptyText?: string;
  /** `false` while `items` still belong to an earlier text. */
  settled?: boolean;
}

/** The id of a place, as against text that somebody typed. */
const AN_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A box with a list. Text that is not in the list is kept as typed, with a word on what to do. */
function Pick({ field, items, labelOf, code, onText, ...list }: PickProps) {
  const t = useT('intake');
  const frame = useFrame(field);
  const placeholder = usePlaceholder(field);
  const value = textOf(field.answer);
  const label = items.find((item) => item.id === value)?.label ?? labelOf?.(value);
  const isNameless = label === undefined && AN_ID.test(value);
  const kept = label ?? (isNameless ? '' : value);
  const [typed, setTyped] = useOwn<string | null>(value, () => null);
  const write = (text: string) => {
    onText?.(text);
    const answer = valueOrNothing(text.trim());
    setTyped(text, textOf(answer));
    field.set(answer, answer ? code : undefined);
  };
  const pick = (item: ComboItem | null) => {
    if (!item) return;
    setTyped(null, item.id);
    field.set({ state: 'value', value: item.id });
  };
  return (
    <ComboBox
      {...frame}
      {...list}
      id={field.id}
      items={items}
      text={typed ?? kept}
      onText={write}
      value={typed === null && label !== undefined ? value : null}
      onPick={pick}
      placeholder={isNameless ? t('place.chosen') : placeholder}
      disabled={field.locked}
      onBlur={field.saveNow}
    />
  );
}

export function CountryControl({ field }: { field: Field }) {
  const { questionnaire } = useOpenIntake();
  const language = useLanguage();
  const items = useMemo(
    () => questionnaire.countries.map((code) => ({ id: code, label: countryName(code, language) })),
    [questionnaire, language],
  );
  return <Pick field={field} items={items} filter code="not-a-choice" />;
}

export function LanguageControl({ field }: { field: Field }) {
  const { questionnaire } = useOpenIntake();
  const of = useOf();
  const items = questionnaire.languages.map((one) => ({ id: one.value, label: of(one.label) }));
  return <Pick field={field} items={items} filter code="not-a-choice" />;
}

const SEARCH_PAUSE_MS = 150;

/** The text after a short pause, so that a search is asked once for a word and not once for a letter. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

export function FacilityControl({ field }: { field: Field }) {
  const t = useT('intake');
  const { placeNames } = useOpenIntake();
  const { facility } = useIntake();
  const [text, setText] = useState('');
  const wanted = usePaused(text);
  const found = useQuery({ ...facilitiesQuery(wanted), enabled: !field.locked });
  const items = (found.data ?? []).map(({ id, name, city, county, state, court }) => {
    placeNames.set(id, name);
    const town = [city, county && t('place.county', { county }), state].filter(Boolean).join(', ');
    return { id, label: name, detail: court ? `${town} · ${court.name}` : town };
  });
  const labelOf = (value: string) =>
    placeNames.get(value) ?? (facility?.id === value ? facility.name : undefined);
  return (
    <Pick
      field={field}
      items={items}
      labelOf={labelOf}
      code="unknown-facility"
      onText={setText}
      settled={!found.isFetching && wanted === text}
      emptyText={found.isError ? t('place.unreachable') : t('place.none')}
    />
  );
}

export function CourtControl({ field }: { field: Field }) {
  const t = useT('intake');
  const { placeNames } = useOpenIntake();
  const found = useQuery({ ...courtsQuery, enabled: !field.locked });
  const items = (found.data ?? []).map(({ id, name, city, state }) => {
    placeNames.set(id, name);
    return { id, label: name, detail: [city, state].filter(Boolean).join(', ') };
  });
  return (
    <Pick
      field={field}
      items={items}
      labelOf={(value) => placeNames.get(value)}
      filter
      code="unknown-court"
      emptyText={found.isError ? t('place.unreachable') : t('place.none')}
    />
  );
}
