import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Card, Facts } from '../../ui/layout.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { MoveForm } from './move-form.js';

/** Where the case stands, in four words that move on their own, and what may be done next. */
export function StandingCard() {
  const t = useT('cases');
  const format = useFormat();
  const { can } = useSession();
  const [moving, setMoving] = useState(false);
  const { status, bondTrack, representation, custodyStatus, allowedMoves, outcome, openedAt, closedAt } =
    useCaseFile();
  const mayMove = can(MAY.move) && allowedMoves.length > 0 && !moving;
  const facts = [
    { label: t('standing.status'), value: t(`state.${status}`) },
    { label: t('standing.bondTrack'), value: t(`state.${bondTrack}`) },
    { label: t('standing.representation'), value: t(`state.${representation}`) },
    { label: t('standing.custodyStatus'), value: t(`state.${custodyStatus}`) },
    { label: t('standing.opened'), value: format.instant(openedAt) },
    ...(closedAt ? [{ label: t('standing.closed'), value: format.instant(closedAt) }] : []),
    ...(outcome ? [{ label: t('standing.outcome'), value: t(`outcome.${outcome}`) }] : []),
  ];
  return (
    <Card
      title={t('standing.title')}
      actions={
        mayMove && (
          <Button small onClick={() => setMoving(true)}>
            {t('standing.move')}
          </Button>
        )
      }
    >
      <Facts items={facts} />
      {moving && <MoveForm onDone={() => setMoving(false)} />}
    </Card>
  );
}
