import { Select } from '../../kit/components/Select';
import { named } from '../named';
import { w } from './words';

interface TopicChoiceProps {
  topics: readonly { id: string; name: string; name_en: string }[];
  value: string;
  onValue(id: string): void;
}

/** One topic of an open set, or all; nothing where there is nothing to choose. */
export function TopicChoice({ topics, value, onValue }: TopicChoiceProps) {
  if (topics.length < 2) return null;
  return <Select label={w('topic')} placeholder={null} value={value} options={[{ value: '', label: w('allTopics') }, ...topics.map((t) => ({ value: t.id, label: named(t) }))]} onValue={onValue} />;
}
