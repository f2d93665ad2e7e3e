import type { ComponentChildren } from 'preact';
import { bound } from '../named';
import { Drum } from './Drum';
import './hero.css';

/** The lacquer panel at the head of a page. The drum rises behind it, unless a countdown brings its own. */
export function Hero({ over, title, children, aside }: { over?: ComponentChildren; title: string; children?: ComponentChildren; aside?: ComponentChildren }) {
  return (
    <div class="hero">
      {!aside && <Drum class="hero-drum" />}
      <div class="hero-inside">
        <div class="hero-text">
          {over && <p class="hero-over">{over}</p>}
          <h1>{bound(title)}</h1>
          {children}
        </div>
        {aside && <div class="hero-aside">{aside}</div>}
      </div>
    </div>
  );
}
