import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Checkbox, Choice } from '../../ui/choice.js';
import { useFormat } from '../../ui/format.js';
import { TextArea } from '../../ui/text-field.js';
import { UNFINISHED } from '../form/day.js';
import { DayField } from '../form/day-field.js';
import { asks, DHS_BONDS, DHS_STANCES, SERVICE_METHODS } from './decision-form.js';
import { type DecisionPartProps } from './decision-ruling.js';

export interface DecisionDetailsProps extends DecisionPartProps {
  hearingOn: string | null;
  today: string;
}

/** When and how it was decided and what the government said. All of it stands as it usually is, until changed. */
export function DecisionDetails({ draft, become, labels, mends, hearingOn, today }: DecisionDetailsProps) {
  const t = useT('cases');
  const wanted = asks(draft);
  return (
    <>
      <DecidedOn
        draft={draft}
        become={become}
        labels={labels}
        mends={mends}
        days={hearingOn && hearingOn < today ? [hearingOn, today] : [today]}
      />
      {wanted.served && (
        <Choice
          label={labels.served}
          options={SERVICE_METHODS.map((value) => ({ value, label: t(`service.${value}`) }))}
          value={draft.servedMethod}
          onChange={(method) => method && become({ servedMethod: method })}
        />
      )}
      {wanted.served && draft.servedMethod !== 'oral' && (
        <DayField
          label={labels.servedOn}
          hint={t('decision.servedHint')}
          value={draft.servedOn ?? draft.decidedOn}
          error={mends['servedOn'] ?? mends['served.on']}
          onChange={(servedOn) => become({ servedOn: servedOn ?? UNFINISHED })}
        />
      )}
      {wanted.dhsBond && (
        <>
          <Choice
            label={labels.dhsBond}
            hint={t('decision.dhsBondHint')}
            options={DHS_BONDS.map((value) => ({ value, label: t(`dhsBond.${value}`) }))}
            value={draft.dhsBond}
            onChange={(dhsBond) => become({ dhsBond })}
            error={mends['dhsBond']}
          />
          <Checkbox
            label={t('decision.dhsSaid')}
            checked={draft.dhsSaidWillAppeal}
            onChange={(dhsSaidWillAppeal) => become({ dhsSaidWillAppeal })}
          />
        </>
      )}
      {wanted.served && <DhsPart draft={draft} become={become} labels={labels} mends={mends} />}
    </>
  );
}

/** Where the government stood, as one word and, if it matters, in its own. */
function DhsPart({ draft, become, labels, mends }: DecisionPartProps) {
  const t = useT('cases');
  return (
    <>
      <Choice
        label={labels.dhsStance}
        optional
        clearable
        options={DHS_STANCES.map((value) => ({ value, label: t(`stance.${value}`) }))}
        value={draft.dhsStance}
        onChange={(dhsStance) => become({ dhsStance })}
        error={mends['dhsStance']}
      />
      <TextArea
        label={labels.dhsPosition}
        optional
        rows={2}
        maxLength={2000}
        value={draft.dhsPosition}
        error={mends['dhsPosition']}
        onChange={(event) => become({ dhsPosition: event.target.value })}
      />
    </>
  );
}

/** The days it nearly always is, as one press; any other day by hand. */
function DecidedOn({ draft, become, labels, mends, days }: DecisionPartProps & { days: readonly string[] }) {
  const t = useT('cases');
  const format = useFormat();
  const [other, setOther] = useState(draft.decidedOn !== null && !days.includes(draft.decidedOn));
  return (
    <>
      <Choice
        label={labels.decidedOn}
        options={[
          ...days.map((day) => ({ value: day, label: format.day(day) })),
          { value: 'other', label: t('decision.otherDay') },
        ]}
        value={other ? 'other' : draft.decidedOn}
        error={other ? undefined : mends['decidedOn']}
        onChange={(day) => {
          setOther(day === 'other');
          become({ decidedOn: day === 'other' ? null : day });
        }}
      />
      {other && (
        <DayField
          label={t('decision.whichDay')}
          value={draft.decidedOn}
          error={mends['decidedOn']}
          onChange={(decidedOn) => become({ decidedOn })}
        />
      )}
    </>
  );
}
