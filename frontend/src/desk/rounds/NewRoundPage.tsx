import { useState } from 'preact/hooks';
import { Button, Select, TextField, toast } from '../../kit/components';
import { navigate, query } from '../../kit/router';
import type { DeskBank, DeskRound, Preset, Rules } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { named, useContest } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { fitted, likelyPreset, nextWindow } from './form';
import { WindowFields } from './SectionWindow';
import { rt } from './words';

/** A new round, as a draft made after another round or a preset. */
export default function NewRoundPage() {
  const { contest } = useContest();
  const basis = useResource(`new round ${contest.id}`, async () => {
    const [rounds, presets, banks] = await Promise.all([calls.rounds(contest.id), calls.presets(), calls.banks(contest.id)]);
    return { rounds: rounds.items, presets: presets.items, banks: banks.items };
  });
  return (
    <Page title={rt('newTitle')} back={{ href: paths.rounds(contest.id), label: rt('title') }}>
      <Loaded of={basis}>{(data) => <Form {...data} />}</Loaded>
    </Page>
  );
}

function Form({ rounds, presets, banks }: { rounds: DeskRound[]; presets: Preset[]; banks: DeskBank[] }) {
  const { contest } = useContest();
  const last = rounds.find((r) => r.id === query.value.get('like')) ?? rounds.at(-1);
  const [like, setLike] = useState(last?.id ?? likelyPreset(presets, contest.groups)?.id ?? '');
  const n = Math.max(0, ...rounds.map((r) => r.number)) + 1;
  const [name, setName] = useState(rt('roundName', { n }));
  const [nameEn, setNameEn] = useState(rt('roundNameEn', { n }));
  const [window, setWindow] = useState(() => nextWindow(rounds, Date.now()));
  const rules: Rules | undefined = rounds.find((r) => r.id === like)?.rules ?? presets.find((p) => p.id === like)?.rules;
  const create = useAction(async () => {
    const made = await calls.createRound(contest.id, { name: name.trim(), name_en: nameEn.trim(), ...window, rules: fitted(rules!, banks, contest.groups), rules_version: 0 });
    toast(rt('made'));
    navigate(paths.round(contest.id, made.id));
  });
  return (
    <form class="form" onSubmit={(e) => { e.preventDefault(); if (rules) void create.run(); }}>
      <Select
        label={rt('basis')}
        hint={rt('basisHint')}
        value={like}
        placeholder={null}
        onValue={setLike}
        options={[
          ...rounds.map((r) => ({ value: r.id, label: rt('basisRound', { name: named(r) }) })),
          ...presets.map((p) => ({ value: p.id, label: rt('basisPreset', { name: named(p) }) })),
        ]}
      />
      <div class="cols">
        <TextField label={rt('name')} value={name} onValue={setName} required error={create.error?.field('name')} />
        <TextField label={rt('nameEn')} optional value={nameEn} onValue={setNameEn} />
      </div>
      <WindowFields others={rounds} opens={window.opens_ms} closes={window.closes_ms} onChange={(opens_ms, closes_ms) => setWindow({ opens_ms, closes_ms })} />
      <FailureNotice error={create.error} />
      <div
        class="form-actions"><Button
        kind="primary"
        type="submit"
        busy={create.busy}
        disabled={!rules || !name.trim()}>{rt('makeDraft')}</Button></div
      >
    </form>
  );
}
