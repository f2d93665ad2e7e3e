import { Button } from '../../kit/components';
import { PlusIcon } from '../../kit/icons';
import { replaced } from '../core/replace';
import { slug } from '../core/slug';
import { Panel } from '../ui/Panel';
import { Reorder } from '../ui/Reorder';
import type { SettingsProps } from './SettingsPage';
import { et } from './words';

/** The groups of contestants. A group keeps its id when it is renamed. */
export function GroupsEditor({ edit, onEdit, error }: SettingsProps) {
  const { groups } = edit;
  const set = (i: number, change: Partial<(typeof groups)[number]>) => onEdit({ ...edit, groups: replaced(groups, i, { ...groups[i]!, ...change }) });
  const add = () => {
    let n = groups.length + 1;
    while (groups.some((g) => g.id === `nhom-${n}`)) n++;
    onEdit({ ...edit, groups: [...groups, { id: slug(`nhom-${n}`), name: '', name_en: '' }] });
  };
  return (
    <Panel title={et('groups')}>
      <p class="small muted">{et('groupsHint')}</p>
      <Reorder
        label={et('groups')}
        items={groups}
        id={(g) => g.id}
        name={(g) => g.name || et('groupName')}
        least={1}
        onChange={(next) => onEdit({ ...edit, groups: next })}
      >
        {(g, i) => (
          <span class="settings-pair">
            <input
              class="control"
              aria-label={et('groupName')}
              placeholder={et('groupName')}
              value={g.name}
              onInput={(e) => set(i, { name: e.currentTarget.value })}
            />
            <input
              class="control"
              aria-label={et('nameEn')}
              placeholder={et('nameEn')}
              value={g.name_en}
              onInput={(e) => set(i, { name_en: e.currentTarget.value })}
            />
          </span>
        )}
      </Reorder>
      {error?.field('groups') && <p class="field-error">{error.field('groups')}</p>}
      <div><Button size="small" onClick={add}><PlusIcon size="1em" />{et('addGroup')}</Button></div>
    </Panel>
  );
}
