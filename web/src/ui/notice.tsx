import { type ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import { type Language, LOCALE } from '../i18n/languages.js';
import { classes } from './classes.js';
import styles from './notice.module.css';

export type Tone = 'note' | 'ok' | 'soon' | 'late';

export interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons and links below the words. */
  actions?: ReactNode;
  /** `status` is read out when it appears, `alert` interrupts. Leave out for what was there from the start. */
  live?: 'status' | 'alert';
  id?: string;
}

/** A framed word to the reader. Late is for real lateness and refusals only. */
export function Notice({ tone = 'note', title, children, actions, live, id }: NoticeProps) {
  return (
    <div id={id} className={classes(styles.notice, tone !== 'note' && styles[tone])} role={live}>
      {title && <p className={styles.title}>{title}</p>}
      {children && <div>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export interface SayProps {
  children: ReactNode;
  /** The language of the sentence, which may differ from the interface. */
  lang?: Language;
}

/** A sentence to read aloud, marked with its language so that a screen reader changes its voice. */
export function Say({ children, lang }: SayProps) {
  const t = useT('ui');
  return (
    <div className={styles.say}>
      <span className={styles.sayWord}>{t('say')}</span>
      <p lang={lang && LOCALE[lang]}>{children}</p>
    </div>
  );
}

export type BadgeTone = 'plain' | 'accent' | 'ok' | 'soon' | 'late';

/** One or two words of state. The word carries the meaning, the colour only repeats it. */
export function Badge({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={classes(styles.badge, tone !== 'plain' && styles[tone])}>{children}</span>;
}
