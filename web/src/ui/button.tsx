import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classes } from './classes.js';
import styles from './button.module.css';

interface Looks {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  small?: boolean;
  wide?: boolean;
  icon?: ReactNode;
}

function look({ variant = 'secondary', small, wide }: Looks, own?: string): string {
  return classes(
    styles.button,
    variant !== 'secondary' && styles[variant],
    small && styles.slim,
    wide && styles.wide,
    own,
  );
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  Looks & {
    /** Work is under way: the button stays focusable, says `busyLabel`, and a second press does nothing. */
    busy?: boolean;
    busyLabel?: string;
    ref?: Ref<HTMLButtonElement>;
  };

export function Button({
  variant,
  small,
  wide,
  icon,
  busy,
  busyLabel,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const looks = { ...(variant && { variant }), ...(small && { small }), ...(wide && { wide }) };
  return (
    <button
      type="button"
      {...rest}
      className={look(looks, rest.className)}
      aria-disabled={busy ? true : rest['aria-disabled']}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon}
      {busy && busyLabel ? busyLabel : children}
    </button>
  );
}

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & Looks & { ref?: Ref<HTMLAnchorElement> };

function Anchor({ variant, small, wide, icon, children, ...rest }: AnchorProps) {
  const looks = { ...(variant && { variant }), ...(small && { small }), ...(wide && { wide }) };
  return (
    <a {...rest} className={look(looks, rest.className)}>
      {icon}
      {children}
    </a>
  );
}

/** A link to a route of ours that looks like a button. `to`, `params` and `search` are typed by the router. */
export const LinkButton = createLink(Anchor);
