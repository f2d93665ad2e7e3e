import type { ComponentChildren } from 'preact';
import './button.css';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'gold';

export interface ButtonProps {
  kind?: ButtonKind;
  size?: 'small' | 'medium' | 'large';
  /** Fills the width it is given. */
  wide?: boolean;
  /** Draws a link that looks like a button. */
  href?: string;
  target?: string;
  download?: string | boolean;
  type?: 'button' | 'submit';
  /** Work is under way: the button stays in place, says so, and takes no second press. */
  busy?: boolean;
  disabled?: boolean;
  onClick?: (event: MouseEvent) => void;
  children?: ComponentChildren;
  class?: string;
  id?: string;
  title?: string;
  /** Spoken name, for a button with only a picture. */
  label?: string;
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox';
  'aria-pressed'?: boolean;
  'aria-describedby'?: string;
}

export function Button({ kind = 'secondary', size = 'medium', wide, href, busy, disabled, label, type = 'button', class: extra, children, onClick, target, download, ...rest }: ButtonProps) {
  const name = `button button-${kind} button-${size}${wide ? ' button-wide' : ''}${extra ? ` ${extra}` : ''}`;
  if (href !== undefined && !disabled) {
    return (
      <a {...rest} class={name} href={href} target={target} rel={target ? 'noopener' : undefined} download={download} aria-label={label} onClick={onClick}>
        {children}
      </a>
    );
  }
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button {...rest} class={name} type={type} disabled={disabled} aria-busy={busy || undefined} aria-disabled={busy || undefined} aria-label={label} onClick={press}>
      {children}
    </button>
  );
}
