/** The contest whose screens are open. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { locale } from '../../kit/i18n';
import type { DeskContest, Group } from '../../kit/wire';
import { dt } from './words';

export interface OpenContest {
  contest: DeskContest;
  /** Reads it again, after a change elsewhere. */
  reload(): void;
  set(next: DeskContest): void;
}

export const ContestContext = createContext<OpenContest | undefined>(undefined);

/** The open contest. Only below the frame that provides it. */
export function useContest(): OpenContest {
  const open = useContext(ContestContext);
  if (!open) throw new Error('useContest outside of a contest');
  return open;
}

/** A name in the reader's language; Vietnamese where no English was given. */
export function named(of: { name: string; name_en: string }): string {
  return locale.value === 'en' && of.name_en ? of.name_en : of.name;
}

/** The name of a group; "" means everybody. */
export function groupName(groups: readonly Group[], id: string): string {
  if (!id) return dt('allGroups');
  const group = groups.find((g) => g.id === id);
  return group ? named(group) : id;
}
