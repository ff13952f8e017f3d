import { useState } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { ComboBox } from '../../ui/combo-box.js';
import { type EventKind } from '../shapes.js';

interface KindBoxProps {
  label: string;
  kinds: readonly EventKind[];
  value: EventKind | null;
  error?: string | undefined;
  onPick: (kind: EventKind | null) => void;
}

/** Finds what happened by any of its words, form number or stage; the list goes stage by stage. */
export function KindBox({ label, kinds, value, error, onPick }: KindBoxProps) {
  const t = useT('events');
  const of = useOf();
  const [text, setText] = useState(value ? of(value.title) : '');
  return (
    <ComboBox
      label={label}
      hint={t('kindHint')}
      error={error}
      filter
      items={kinds.map(({ kind, title, stage }) => ({
        id: kind,
        label: of(title),
        detail: t(`stage.${stage}`),
      }))}
      text={text}
      onText={setText}
      value={value?.kind ?? null}
      onPick={(item) => {
        if (item) setText(item.label);
        onPick(kinds.find(({ kind }) => kind === item?.id) ?? null);
      }}
      emptyText={t('kindNone')}
    />
  );
}
