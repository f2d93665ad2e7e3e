import { useState } from 'preact/hooks';
import { Button, Stepper, TextField, toast } from '../../kit/components';
import { navigate } from '../../kit/router';
import type { Preset } from '../../kit/wire';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { named } from '../core/contest';
import { paths } from '../core/paths';
import { useResource } from '../core/resource';
import { slug as slugOf } from '../core/slug';
import { FailureNotice } from '../ui/FailureNotice';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { Panel } from '../ui/Panel';
import { PresetCard } from './PresetCard';
import { ct } from './words';
import './contests.css';

/** A contest from a preset, in two steps. */
export default function CreatePage() {
  const presets = useResource('presets', calls.presets);
  const [preset, setPreset] = useState<Preset | undefined>();
  const [naming, setNaming] = useState(false);
  return (
    <Page title={ct('createTitle')} lead={naming ? undefined : ct('createLead')} back={{ href: paths.contests, label: ct('title') }}>
      <Stepper
        label={ct('createTitle')}
        current={naming ? 'name' : 'preset'}
        steps={[{ id: 'preset', label: ct('stepPreset') }, { id: 'name', label: ct('stepName') }]}
      />
      {naming && preset ? <NameForm preset={preset} onBack={() => setNaming(false)} /> : (
        <Loaded of={presets}>
          {({ items }) => (
            <>
              <fieldset class="presets">
                <legend class="visually-hidden">{ct('stepPreset')}</legend>
                {items.map((p) => <PresetCard key={p.id} preset={p} chosen={p.id === preset?.id} onChoose={() => setPreset(p)} />)}
              </fieldset>
              <div
                class="create-next"><Button
                kind="primary"
                size="large"
                disabled={!preset}
                onClick={() => setNaming(true)}>{ct('next')}</Button></div
              >
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function NameForm({ preset, onBack }: { preset: Preset; onBack(): void }) {
  const [name, setName] = useState('');
  const [organiser, setOrganiser] = useState('');
  const [ownSlug, setOwnSlug] = useState<string | undefined>();
  const [tried, setTried] = useState(false);
  const slug = ownSlug ?? slugOf(name);
  const create = useAction(async () => {
    const made = await calls.contestFromPreset({ preset: preset.id, slug, name: name.trim(), organiser: organiser.trim() });
    toast(ct('done'));
    navigate(paths.overview(made.id));
  });
  const needed = (text: string) => (tried && !text.trim() ? ct('needed') : undefined);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && organiser.trim() && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) void create.run();
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Panel>
        <div
          class="row"><span
          class="muted">{ct('chosen')}:</span><b>{named(preset)}</b><Button
          kind="quiet"
          size="small"
          onClick={onBack}>{ct('change')}</Button></div
        >
      </Panel>
      <TextField
        label={ct('name')}
        hint={ct('nameHint')}
        value={name}
        onValue={setName}
        autofocus
        required
        error={needed(name) ?? create.error?.field('name')}
      />
      <TextField
        label={ct('organiser')}
        value={organiser}
        onValue={setOrganiser}
        required
        error={needed(organiser) ?? create.error?.field('organiser')}
      />
      <TextField
        label={ct('slug')}
        hint={ct('slugHint', { address: `${location.host}/c/${slug || '…'}` })}
        value={slug}
        onValue={(text) => setOwnSlug(text.toLowerCase())}
        required
        error={tried && slug && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? ct('slugWrong') : needed(slug) ?? create.error?.field('slug')}
      />
      <FailureNotice error={create.error} />
      <div class="form-actions"><Button kind="primary" size="large" type="submit" busy={create.busy}>{ct('create')}</Button></div>
    </form>
  );
}
