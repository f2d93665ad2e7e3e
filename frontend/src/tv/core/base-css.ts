/** What all graphics share. Chrome 86 and older: no nesting, no layers, no inset. */
export const baseCss = `
:host { position: absolute; left: 0; top: 0; width: 1920px; height: 1080px; display: block; pointer-events: none;
  color: var(--text); font-family: var(--f-text); font-weight: 500; font-size: 36px; line-height: 1.4;
  font-variant-numeric: tabular-nums lining-nums; text-align: left; letter-spacing: 0; text-transform: none; font-style: normal;
  -webkit-font-smoothing: antialiased; text-rendering: geometricPrecision; }
* { box-sizing: border-box; margin: 0; padding: 0; }
.content { position: absolute; left: 0; top: 0; width: 1920px; height: 1080px; }
.line { display: inline-block; white-space: nowrap; transform-origin: 0 50%; line-height: 1.4; }
.right .line { transform-origin: 100% 50%; }
.center .line { transform-origin: 50% 50%; }
.cell { position: absolute; display: flex; align-items: center; white-space: nowrap; }
.cell.right { justify-content: flex-end; }
.cell.center { justify-content: center; }
.plate { background: var(--plate); color: var(--text); }
.plate2 { background: var(--plate2); color: var(--text); }
.rank-cell { background: var(--rank); color: var(--on-rank); }
.brand { background: var(--brand); color: var(--on-brand); }
.gold { background: var(--gold); color: var(--gold-text); }
.second { color: var(--text2); }
.gold .second { color: var(--gold-text); }
.brand .second { color: var(--on-brand); }
svg { display: block; overflow: visible; }
.ground { position: absolute; left: 0; top: 0; width: 1920px; height: 1080px; background: var(--ground); }
`;
