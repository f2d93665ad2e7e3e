import { useMemo, useState } from 'preact/hooks';
import { Button, Notice, Select } from '../../../kit/components';
import { locale } from '../../../kit/i18n';
import type { Template, Theme } from '../../../tv/wire';
import { validateTheme } from '../../../tv/themes/validate';
import { useAction } from '../../core/action';
import { slug } from '../../core/slug';
import { FailureNotice } from '../../ui/FailureNotice';
import { Panel } from '../../ui/Panel';
import { air as calls } from '../calls';
import { useOnAir } from '../context';
import { SamplePicture } from '../item/SamplePicture';
import { templateName } from '../labels';
import { forms, templates } from '../templates';
import type { AirTheme } from '../wire';
import { at } from '../words';
import { ThemeFields } from './ThemeFields';

/** Looks as data. A theme that cannot be read from a sofa is refused here, with the reason. */
export default function ThemesPage() {
  const { air } = useOnAir();
  const [id, setId] = useState(air.themes[0]?.id ?? '');
  const chosen = air.themes.find((t) => t.id === id) ?? air.themes[0];
  if (!chosen) return null;
  return (
    <>
      <div class="toolbar"><Select label={at('theme')} placeholder={null} value={chosen.id} options={air.themes.map((t) => ({ value: t.id, label: t.built_in ? at('builtIn', { name: t.name }) : t.name }))} onValue={setId} /></div>
      <Editor key={`${chosen.id}${chosen.built_in}`} from={chosen} onSaved={setId} />
    </>
  );
}

function Editor({ from, onSaved }: { from: AirTheme; onSaved(id: string): void }) {
  const { contest, air, may, refresh } = useOnAir();
  const [theme, setTheme] = useState<Theme>(() => (from.built_in ? { ...from.theme, name: at('copyOf', { name: from.name }) } : from.theme));
  const [template, setTemplate] = useState<Template>('leaderboard');
  const findings = useMemo(() => validateTheme(theme), [theme]);
  const id = from.built_in ? freeId(slug(theme.name) || 'giao-dien', air.themes) : from.id;
  const save = useAction(async () => {
    await calls.saveTheme(contest, { ...theme, id });
    await refresh();
    onSaved(id);
  });
  const remove = useAction(async () => { await calls.removeTheme(contest, from.id); await refresh(); });
  return (
    <div class="theme-editor">
      <Panel title={at('themeValues')} aside={from.built_in ? at('builtInNote') : undefined}>
        <ThemeFields theme={theme} onTheme={setTheme} findings={findings} />
        <FailureNotice error={save.error ?? remove.error} />
        {may && (
          <div class="row">
            <Button kind="primary" busy={save.busy} disabled={findings.length > 0 || !theme.name.trim()} onClick={() => void save.run()}>{from.built_in ? at('saveCopy') : at('save')}</Button>
            {!from.built_in && <Button kind="quiet" busy={remove.busy} onClick={() => void remove.run()}>{at('removeTheme')}</Button>}
          </div>
        )}
      </Panel>
      <div class="stack theme-side">
        <Panel title={at('picture')}>
          <Select label={at('template')} placeholder={null} value={template} options={templates.map((t) => ({ value: t, label: templateName(t) }))} onValue={(t) => setTemplate(t as Template)} />
          {findings.some((f) => f.code === 'not_a_colour' || f.code === 'unknown_font') ? <p class="muted">{at('noPicture')}</p> : <SamplePicture theme={theme} item={{ template, layer: forms[template].layer, text: {} }} />}
        </Panel>
        <Panel title={at('legibility')}>
          {findings.length === 0
            ? <Notice kind="good">{at('legible')}</Notice>
            : <ul class="findings" role="list" aria-live="polite">{findings.map((f) => <li key={f.path + f.code}><span class="code">{f.path}</span> {locale.value === 'en' ? f.en : f.vi}</li>)}</ul>}
        </Panel>
      </div>
    </div>
  );
}

/** An id that no theme has. */
export function freeId(wanted: string, themes: readonly { id: string }[]): string {
  const taken = new Set(themes.map((t) => t.id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}
