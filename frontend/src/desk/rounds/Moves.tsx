import { useState } from 'preact/hooks';
import { Button, toast } from '../../kit/components';
import type { DeskRound } from '../../kit/wire';
import { calls } from '../core/calls';
import { stateLabel } from '../core/labels';
import { can } from '../core/session';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { moveOf, whyNot, type Move } from './moves';
import { rt } from './words';

/** The buttons that move a round on, each asking first and saying what it will do to how many. */
export function Moves({ round, onMoved, unsaved = false }: { round: DeskRound; onMoved(next: DeskRound): void; unsaved?: boolean }) {
  const [asked, setAsked] = useState<Move | undefined>();
  const offers = round.next.flatMap((n) => {
    const move = moveOf(round, n.to);
    return move ? [{ ...n, move }] : [];
  });
  if (offers.length === 0 || !(can('run_rounds') || can('judge_results') || can('approve_results'))) return null;
  return (
    <>
      {offers.sort((a, b) => Number(a.move.main) - Number(b.move.main)).map(({ move, allowed, why_not }) => (
        <Button
          key={move.to}
          kind={move.danger ? 'danger' : move.main ? 'primary' : 'secondary'}
          disabled={!allowed || unsaved}
          title={unsaved ? rt('cannot', { why: rt('saveFirst') }) : allowed || !why_not ? undefined : rt('cannot', { why: whyNot(why_not) })}
          onClick={() => setAsked(move)}
        >
          {move.label}
        </Button>
      ))}
      {asked && (
        <ConfirmDialog
          title={asked.title}
          confirm={asked.label}
          danger={asked.danger}
          reason={asked.reason}
          onClose={() => setAsked(undefined)}
          onConfirm={async (reason) => {
            const next = await calls.moveRound(round.id, asked.to, reason);
            onMoved(next);
            toast(rt('moved', { state: stateLabel(next.state) }));
          }}
        >
          <p>{asked.text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** Why the waited-for step is not possible yet. */
export function WhyNot({ round }: { round: DeskRound }) {
  const blocked = round.next.find((n) => !n.allowed && n.why_not && moveOf(round, n.to)?.main);
  return blocked ? <p class="muted small">{rt('cannot', { why: whyNot(blocked.why_not!) })}</p> : null;
}
