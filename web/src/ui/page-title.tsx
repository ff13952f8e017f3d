import { type ReactNode, useEffect, useRef } from 'react';
import styles from './layout.module.css';

let pagesSeen = 0;

export interface PageTitleProps {
  title: ReactNode;
  /** The words in the browser's tab, seen by whoever looks over a shoulder: never a name. */
  tabTitle: string;
  sub?: ReactNode;
  actions?: ReactNode;
  /** The screen puts the focus itself, e.g. into its first field. */
  ownFocus?: boolean;
}

/** The only h1. Takes the focus after a change of screen, so that screen readers and Tab start here. */
export function PageTitle({ title, tabTitle, sub, actions, ownFocus }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle} · Fianza`;
  }, [tabTitle]);
  useEffect(() => {
    pagesSeen += 1;
    if (pagesSeen > 1 && !ownFocus) heading.current?.focus({ preventScroll: true });
  }, [ownFocus]);
  return (
    <div className={styles.head}>
      <div className={styles.headText}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {sub && <p className={styles.subtitle}>{sub}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
