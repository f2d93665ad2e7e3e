import { SectionAttempts } from './SectionAttempts';
import { SectionPaper } from './SectionPaper';
import { SectionPrediction } from './SectionPrediction';
import { SectionPrizes } from './SectionPrizes';
import { SectionRanking } from './SectionRanking';
import { SectionShow } from './SectionShow';
import { SectionTime } from './SectionTime';
import { SectionUnits } from './SectionUnits';
import { SectionWindow } from './SectionWindow';
import type { SectionProps } from './Section';

/** The whole of a round's rules, section by section, in the order of the printed page. */
export function RulesForm(props: SectionProps) {
  return (
    <>
      <SectionWindow {...props} />
      <SectionAttempts {...props} />
      <SectionPaper {...props} />
      <SectionTime {...props} />
      <SectionPrediction {...props} />
      <SectionRanking {...props} />
      <SectionUnits {...props} />
      <SectionShow {...props} />
      <SectionPrizes {...props} />
    </>
  );
}
