import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, type Ref } from 'react';
import styles from './layout.module.css';

function TabAnchor({
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return (
    <a {...rest} className={styles.tab}>
      {children}
    </a>
  );
}

/** One tab: a real link (opens in a new tab, can be shared). Router props: `to`, `params`, `search`, `activeOptions`. */
export const TabLink = createLink(TabAnchor);

/** A row of TabLink. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}
