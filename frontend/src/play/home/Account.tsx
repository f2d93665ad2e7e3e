import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { toast } from '../../kit/components/Toast';
import { explain } from '../../kit/components/States';
import type { Group, Me } from '../../kit/wire';
import { named } from '../named';
import { signOut } from '../session';
import { t } from '../words';

/** Who is signed in here, and the way out. */
export function Account({ slug, me, groups, onSignOut }: { slug: string; me: Me; groups: readonly Group[]; onSignOut: () => void }) {
  const busy = useSignal(false);
  const group = groups.find((g) => g.id === me.group_id);
  const leave = async () => {
    busy.value = true;
    try {
      await signOut(slug);
      toast(t('signedOut'));
      onSignOut();
    } catch (error) {
      toast(explain(error).title, 'bad');
    }
    busy.value = false;
  };
  return (
    <section class="account plate" aria-labelledby="account-title">
      <div class="stack-tight">
        <h2 id="account-title" class="account-title">{t('signedInAs')}</h2>
        <b>{me.name}</b>
        <span class="muted small">{[me.unit?.name, group && named(group), me.phone_masked || me.email_masked].filter(Boolean).join(' · ')}</span>
      </div>
      <Button kind="quiet" busy={busy.value} onClick={leave}>{t('signOut')}</Button>
    </section>
  );
}
