import { type ReactNode, useId } from 'react';
import { useT } from '../i18n/use-t.js';
import { classes } from './classes.js';
import styles from './layout.module.css';

/** Even space between the blocks of a page. */
export function Stack({ children, space }: { children: ReactNode; space?: 'tight' | 'loose' }) {
  return <div className={classes(styles.stack, space && styles[space])}>{children}</div>;
}

/** Blocks beside each other as far as the width allows, at least 20rem each. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}

export interface CardProps {
  title?: ReactNode;
  /** A section number before the title. */
  number?: number;
  /** Buttons and links at the right of the title. */
  actions?: ReactNode;
  tone?: 'late' | 'soon' | 'accent';
  level?: 2 | 3;
  id?: string;
  children?: ReactNode;
}

/** A sheet of paper with an optional heading; with a heading it is a region that screen readers can jump to. */
export function Card({ title, number, actions, tone, level = 2, id, children }: CardProps) {
  const heading = useId();
  const Heading = `h${level}` as const;
  const Frame = title ? 'section' : 'div';
  return (
    <Frame
      id={id}
      className={classes(styles.card, tone && styles[tone])}
      aria-labelledby={title ? heading : undefined}
    >
      {title && (
        <div className={styles.cardHead}>
          <Heading id={heading} className={styles.cardTitle} tabIndex={-1}>
            {number !== undefined && <span className={styles.number}>{number}</span>}
            <span>{title}</span>
          </Heading>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      <div className={styles.cardBody}>{children}</div>
    </Frame>
  );
}

/** Buttons in a row that wraps. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export interface EmptyStateProps {
  /** Why there is nothing. */
  why: ReactNode;
  /** What to do next: a sentence, or links and buttons. */
  next?: ReactNode;
}

export function EmptyState({ why, next }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p>
        <strong>{why}</strong>
      </p>
      {next && <div className={styles.actions}>{next}</div>}
    </div>
  );
}

/** Quiet bars where the words will be. Nothing moves; screen readers hear "Loading". */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useT('ui');
  return (
    <output className={styles.skeleton} aria-busy="true">
      <span className="hidden-but-read">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div
          key={index}
          className={styles.bone}
          style={{ width: `${96 - ((index * 17) % 45)}%` }}
          aria-hidden="true"
        />
      ))}
    </output>
  );
}

/** Pairs of a name and a value, side by side on a desktop. */
export function Facts({ items }: { items: readonly { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value }, index) => [
        <dt key={`${index}-label`}>{label}</dt>,
        <dd key={`${index}-value`}>{value}</dd>,
      ])}
    </dl>
  );
}
