import type { SectionId } from './form';
import { rt } from './words';

const titles = {
  window: 'secWindow', attempts: 'secAttempts', paper: 'secPaper', time: 'secTime', prediction: 'secPrediction',
  ranking: 'secRanking', units: 'secUnits', show: 'secShow', prizes: 'secPrizes',
} as const;

/** The name of a section of the rules form. */
export const sectionTitle = (id: SectionId) => rt(titles[id]);
