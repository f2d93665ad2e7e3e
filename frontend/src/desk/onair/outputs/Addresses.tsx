import { useState } from 'preact/hooks';
import { Select } from '../../../kit/components';
import { Panel } from '../../ui/Panel';
import { CopyBox } from '../../ui/CopyBox';
import type { Template } from '../../../tv/wire';
import { templates } from '../templates';
import { templateName } from '../labels';
import type { AirOutput } from '../wire';
import { at } from '../words';
import { casparCommand, hosts, outputUrl } from './addresses';

const kits = [['casparcg', 'html'], ['spx', 'html'], ['ograf', 'zip']] as const;

/** What to paste where. */
export function Addresses({ output }: { output: AirOutput }) {
  const [template, setTemplate] = useState<Template>('leaderboard');
  return (
    <Panel title={at('addresses', { name: output.name })}>
      <p class="muted small">{at('addressesLead')}</p>
      <div class="grid-2">
        {hosts.map((h) => {
          const url = outputUrl(location.origin, output, h);
          return (
            <section key={h} class="stack">
              <h3 class="address-name">{at(`h_${h}`)}</h3>
              <CopyBox label={at(`h_${h}`)} text={h === 'caspar' ? casparCommand(url) : url} />
              <p class="small muted">{at(`hh_${h}`, { w: output.raster.w, h: output.raster.h })}</p>
            </section>
          );
        })}
      </div>
      <h3 class="address-name">{at('kits')}</h3>
      <p class="small muted">{at('kitsLead')}</p>
      <div class="row row-end">
        <Select label={at('template')} placeholder={null} value={template} options={templates.map((t) => ({ value: t, label: templateName(t) }))} onValue={(t) => setTemplate(t as Template)} />
        {kits.map(([host, ext]) => <a key={host} class="button button-secondary button-medium" href={`/tv/kit/${host}/${template}.${ext}`} download>{at(`kit_${host}`)}</a>)}
      </div>
    </Panel>
  );
}
