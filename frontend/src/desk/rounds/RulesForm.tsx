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

/** The whole of a round's rules, section by section. `windowOpen`: names and times may change although the rules may not. */
export function RulesForm({ windowOpen, ...props }: SectionProps & { windowOpen: boolean }) {
  return (
    <>
      <SectionWindow {...props} readOnly={!windowOpen} />
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
