import { api } from '../../kit/api';
import { Notice } from '../../kit/components/Notice';
import { Empty } from '../../kit/components/States';
import { dateTime } from '../../kit/format';
import { locale } from '../../kit/i18n';
import type { PreviewPage as Preview } from '../../kit/wire';
import { useResource } from '../resource';
import { Loaded } from '../shell/Loaded';
import { Shell } from '../shell/Shell';
import { OpenList } from './OpenList';
import { w } from './words';
import './practice.css';

/** What is behind a preview link. The token stands after the #, which no server on the way sees. */
export function PreviewPage() {
  const token = location.hash.slice(1);
  const page = useResource(`preview ${locale.value}`, (signal) => api.post<Preview>('/previews', { token }, { signal }));
  return (
    <Loaded of={page} title={w('previewTitle')}>
      {(p) => (
        <Shell title={w('previewTitle')} width="reading">
          <h1>{p.bank}</h1>
          <Notice kind="info">{w('previewFor', { name: p.name, time: dateTime(p.expires_ms) })}</Notice>
          {p.items.length === 0 ? <Empty title={w('previewNone')} /> : <OpenList items={p.items} told={p.with_key} />}
        </Shell>
      )}
    </Loaded>
  );
}
