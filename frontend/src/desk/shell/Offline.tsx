import { useEffect, useState } from 'preact/hooks';
import { OfflineIcon } from '../../kit/icons';
import { st } from './words';

/** Says that the network is away, for as long as it is. */
export function Offline() {
  const [away, setAway] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setAway(!navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return <div role="status">{away && <p class="offline"><OfflineIcon />{st('offline')}</p>}</div>;
}
