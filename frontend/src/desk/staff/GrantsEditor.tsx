import { Button, Select } from '../../kit/components';
import { PlusIcon, TrashIcon } from '../../kit/icons';
import type { DeskContest, Role } from '../../kit/wire';
import type { Grants } from '../core/calls';
import { named } from '../core/contest';
import { choices, roleLabel } from '../core/labels';
import { replaced, without } from '../core/replace';
import { ft } from './words';

const does = { admin: 'role_admin_does', organiser: 'role_organiser_does', author: 'role_author_does', reviewer: 'role_reviewer_does', auditor: 'role_auditor_does', producer: 'role_producer_does' } as const;

/** Which role in which contest. */
export function GrantsEditor({ grants, contests, onGrants }: { grants: Grants; contests: readonly DeskContest[]; onGrants(next: Grants): void }) {
  const where = [{ value: '', label: ft('allContests') }, ...contests.map((c) => ({ value: c.id, label: named(c) }))];
  return (
    <fieldset class="stack">
      <legend class="field-label">{ft('grants')}</legend>
      {grants.length === 0 && <p class="small muted">{ft('noGrants')}</p>}
      {grants.map((g, i) => (
        <div key={i} class="grant">
          <Select
            label={ft('grantRole')}
            hint={ft(does[g.role])}
            placeholder={null}
            value={g.role}
            options={choices(roleLabel)}
            onValue={(role) => onGrants(replaced(grants, i, { ...g, role: role as Role }))}
          />
          <Select
            label={ft('grantContest')}
            placeholder={null}
            value={g.contest_id ?? ''}
            options={where}
            onValue={(id) => onGrants(replaced(grants, i, { role: g.role, ...(id ? { contest_id: id } : {}) }))}
          />
          <button class="icon-button" type="button" aria-label={ft('removeGrant', { n: i + 1 })} onClick={() => onGrants(without(grants, i))}><TrashIcon size="1.1em" /></button>
        </div>
      ))}
      <div><Button size="small" onClick={() => onGrants([...grants, { role: 'organiser' }])}><PlusIcon size="1em" />{ft('addGrant')}</Button></div>
    </fieldset>
  );
}
