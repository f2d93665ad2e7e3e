import { useState } from 'preact/hooks';
import { Button, Dialog, TextField, toast } from '../../kit/components';
import { PlusIcon } from '../../kit/icons';
import type { DeskBank } from '../../kit/wire';
import { kt } from '../../kit/words';
import { useAction } from '../core/action';
import { calls } from '../core/calls';
import { replaced } from '../core/replace';
import { slug } from '../core/slug';
import { FailureNotice } from '../ui/FailureNotice';
import { Reorder } from '../ui/Reorder';
import { bt } from './words';

type Topic = DeskBank['topics'][number];

/** Names and order of a bank's topics. A topic keeps its id when it is renamed. */
export function TopicsDialog({ bank, onClose, onSaved }: { bank: DeskBank; onClose(): void; onSaved(): void }) {
  const [name, setName] = useState(bank.name);
  const [topics, setTopics] = useState<Topic[]>(bank.topics);
  const save = useAction(async () => {
    await calls.saveBank(bank.id, name.trim(), withIds(topics));
    toast(bt('topicsSaved'));
    onSaved();
    onClose();
  });
  const set = (i: number, change: Partial<Topic>) => setTopics(replaced(topics, i, { ...topics[i]!, ...change }));
  return (
    <Dialog
      wide
      title={bt('topicsTitle')}
      onClose={onClose}
      actions={<><Button onClick={onClose}>{kt('cancel')}</Button><Button kind="primary" busy={save.busy} disabled={!name.trim() || topics.some((t) => !t.name.trim())} onClick={() => void save.run()}>{bt('save')}</Button></>}
    >
      <p class="muted">{bt('topicsLead')}</p>
      <TextField label={bt('bankName')} value={name} onValue={setName} />
      <Reorder label={bt('topicsTitle')} items={topics} id={(t) => t.id} name={(t) => t.name || bt('topicName')} onChange={setTopics}>
        {(t, i) => (
          <span class="topic-row">
            <input
              class="control"
              aria-label={bt('topicName')}
              placeholder={bt('topicName')}
              value={t.name}
              onInput={(e) => set(i, { name: e.currentTarget.value })}
            />
            <input
              class="control"
              aria-label={bt('topicNameEn')}
              placeholder={bt('topicNameEn')}
              value={t.name_en}
              onInput={(e) => set(i, { name_en: e.currentTarget.value })}
            />
          </span>
        )}
      </Reorder>
      <div><Button size="small" onClick={() => setTopics([...topics, { id: `+${topics.length}${Date.now()}`, name: '', name_en: '' }])}><PlusIcon size="1em" />{bt('topicAdd')}</Button></div>
      <FailureNotice error={save.error} />
    </Dialog>
  );
}

/** New topics get an id from their name, unlike every other. */
export function withIds(topics: readonly Topic[]): Topic[] {
  const taken = new Set(topics.filter((t) => !t.id.startsWith('+')).map((t) => t.id));
  return topics.map((t) => {
    if (!t.id.startsWith('+')) return t;
    const base = slug(t.name) || 'chu-de';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return { ...t, id };
  });
}
