import { useState } from 'preact/hooks';
import { Button } from '../../../kit/components';
import { locale } from '../../../kit/i18n';
import { Panel } from '../../ui/Panel';
import { useOnAir } from '../context';
import { at } from '../words';

/** What may be worth a picture. One press cues it; nothing here ever takes. */
export function Suggestions() {
  const { air, order, may } = useOnAir();
  const [gone, setGone] = useState<readonly string[]>([]);
  const list = air.suggestions.filter((s) => !gone.includes(s.id) && s.expires_ms > air.now_ms);
  if (list.length === 0) return null;
  return (
    <Panel title={at('suggestions')} aside={at('suggestionsNote')}>
      <ul class="plain-list" role="list">
        {list.map((s) => (
          <li key={s.id} class="suggestion">
            <span>{locale.value === 'en' ? s.text_en : s.text}</span>
            <span class="row">
              {may && <Button size="small" onClick={() => void order({ action: 'cue', graphic: s.item, layer: s.item.layer, label: s.item.label })}>{at('toPreview')}</Button>}
              <Button size="small" kind="quiet" onClick={() => setGone([...gone, s.id])}>{at('dismiss')}</Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
