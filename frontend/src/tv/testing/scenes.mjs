/** Every graphic in every state that looks different: [name, template, what is shown]. */
export function scenes(samples) {
  const q = samples.question;
  const bare = q.options.map(({ letter, text }) => ({ letter, text }));
  const counted = q.options.map(({ right, ...rest }) => rest);
  const soon = { in: 312_000 };
  const r = samples.leaderboard.rows;
  return [
    ...['leaderboard', 'ribbon', 'spotlight', 'unitboard', 'participation', 'title', 'lowerthird', 'ticker', 'bug', 'versus', 'podium', 'sponsor', 'slate', 'join'].map((t) => [t, t, {}]),
    ['leaderboard-official', 'leaderboard', { data: { provisional: false, snapshot: 'A7F2C1', pages: 1, rows: r.slice(0, 5), optimism: 'optimistic' } }],
    ['figures', 'figures', { data: { closes_at_ms: soon } }],
    ['figures-last', 'figures', { data: { closes_at_ms: { in: 42_000 }, last_minute: true } }],
    ['countdown', 'countdown', { data: { ends_at_ms: soon } }],
    ['timer', 'timer', { data: { ends_at_ms: { in: 28_000 } } }],
    ['question-0', 'question', { step: 0, data: { options: undefined, explanation: undefined, source: undefined } }],
    ['question-1', 'question', { step: 1, data: { options: bare, explanation: undefined, source: undefined } }],
    ['question-2', 'question', { step: 2, data: { options: counted, explanation: undefined, source: undefined } }],
    ['question-3', 'question', { step: 3, data: { explanation: undefined, source: undefined } }],
    ['question-4', 'question', { step: 4 }],
    ['reveal-intro', 'reveal', { data: { kind: 'intro', rows: [], shown: [], step: 0 } }],
    ['reveal-row', 'reveal', {}],
    ['reveal-tie', 'reveal', { data: { kind: 'tie', prize: 'Đồng giải ba', rows: [r[2], { ...r[3], rank: 3, points: 960 }], shown: r.slice(2, 7), step: 4 } }],
    ['reveal-award', 'reveal', { data: { kind: 'award', prize: 'Giải nhất', rows: r.slice(0, 1), shown: r.slice(0, 5), step: 6 } }],
    ['reveal-end', 'reveal', { data: { kind: 'end', prize: '', rows: r.slice(0, 10), shown: r.slice(0, 10), step: 8 } }],
    ...['leaderboard', 'unitboard', 'participation', 'question', 'figures', 'versus', 'title', 'join', 'countdown', 'spotlight'].map((t) => [`${t}-over-ticker`, t, { step: 4, beside: ['ticker'], ...(t === 'countdown' ? { data: { ends_at_ms: soon } } : {}) }]),
    ...['bars', 'align', 'sync', 'clock', 'text'].map((kind) => [`pattern-${kind}`, 'pattern', { data: { kind } }]),
  ];
}
