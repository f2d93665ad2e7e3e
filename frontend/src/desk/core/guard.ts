import { useEffect } from 'preact/hooks';
import { guardLeaving } from '../../kit/router';
import { ut } from '../ui/words';

/** Asks before unsaved changes are left behind, within the desk and by closing the tab. */
export function useGuard(changed: boolean): void {
  useEffect(() => {
    if (!changed) return;
    guardLeaving(() => confirm(ut('unsavedLeave')));
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', unload);
    return () => {
      guardLeaving(undefined);
      removeEventListener('beforeunload', unload);
    };
  }, [changed]);
}
