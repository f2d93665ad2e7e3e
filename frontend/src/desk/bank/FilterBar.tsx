import type { ComponentChildren } from 'preact';
import { Button, Checkbox, Select, TextField } from '../../kit/components';
import type { DeskBank } from '../../kit/wire';
import { named } from '../core/contest';
import { choices, kindLabel, levelLabel, questionStateLabel } from '../core/labels';
import { dayOf } from '../core/moment';
import { SearchBox } from '../ui/SearchBox';
import { clearFilters, filters, setFilters } from './filters';
import { bt } from './words';

export function FilterBar({ bank, children }: { bank: DeskBank; children?: ComponentChildren }) {
  const now = filters();
  const any = bt('all');
  const all = (list: { value: string; label: string }[]) => [{ value: '', label: any }, ...list];
  return (
    <div class="toolbar" role="search">
      <SearchBox label={bt('search')} value={now.q ?? ''} onValue={(q) => setFilters({ q })} />
      <Select
        label={bt('state')}
        placeholder={null}
        value={now.state ?? ''}
        options={all(choices(questionStateLabel))}
        onValue={(state) => setFilters({ state })}
      />
      <Select
        label={bt('topic')}
        placeholder={null}
        value={now.topic ?? ''}
        options={all(bank.topics.map((t) => ({ value: t.id, label: named(t) })))}
        onValue={(topic) => setFilters({ topic })}
      />
      <Select
        label={bt('level')}
        placeholder={null}
        value={now.level ?? ''}
        options={all(choices(levelLabel).filter((l) => l.value !== '0'))}
        onValue={(level) => setFilters({ level })}
      />
      <Select
        label={bt('kind')}
        placeholder={null}
        value={now.kind ?? ''}
        options={all(choices(kindLabel))}
        onValue={(kind) => setFilters({ kind })}
      />
      <Checkbox checked={now.expired === 'true'} onChecked={(on) => setFilters({ expired: on ? 'true' : undefined, on: undefined })}>{bt('expiredOnly')}</Checkbox>
      {now.expired === 'true' && <TextField type="date" label={bt('expiredOn')} value={now.on ?? dayOf(Date.now())} onValue={(on) => setFilters({ on: on || undefined })} />}
      {Object.keys(now).length > 0 && <Button kind="quiet" size="small" onClick={clearFilters}>{bt('clear')}</Button>}
      {children}
    </div>
  );
}
