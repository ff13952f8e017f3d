import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/layout.js';

export interface ChartCardProps {
  /** States the finding. */
  title: string;
  chart: ReactNode;
  table: ReactNode;
  id?: string;
  /** Both forms stand under it. */
  children?: ReactNode;
}

/** A card whose picture can also be read as a table. */
export function ChartCard({ title, chart, table, id, children }: ChartCardProps) {
  const t = useT('dashboard');
  const [asTable, setAsTable] = useState(false);
  return (
    <Card
      title={title}
      {...(id && { id })}
      actions={
        <Button small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t('asTable')}
        </Button>
      }
    >
      {asTable ? table : chart}
      {children}
    </Card>
  );
}
