/** All graphics, each under its own element name. */
import type { Template } from '../wire';
import { define, type AnyGraphic } from '../core/define';
import type { Registry } from '../core/stage';
import { Leaderboard } from './leaderboard';
import { Ribbon } from './ribbon';
import { Spotlight } from './spotlight';
import { UnitBoard } from './unitboard';
import { Participation } from './participation';
import { Figures } from './figures';
import { Question } from './question';
import { Countdown } from './countdown';
import { Title } from './title';
import { LowerThird } from './lowerthird';
import { Ticker } from './ticker';
import { Timer } from './timer';
import { Bug } from './bug';
import { Versus } from './versus';
import { Reveal } from './reveal';
import { Podium } from './podium';
import { Sponsor } from './sponsor';
import { Slate } from './slate';
import { Join } from './join';
import { Pattern } from './pattern';

const all: [Template, AnyGraphic][] = [
  ['leaderboard', Leaderboard],
  ['ribbon', Ribbon],
  ['spotlight', Spotlight],
  ['unitboard', UnitBoard],
  ['participation', Participation],
  ['figures', Figures],
  ['question', Question],
  ['countdown', Countdown],
  ['title', Title],
  ['lowerthird', LowerThird],
  ['ticker', Ticker],
  ['timer', Timer],
  ['bug', Bug],
  ['versus', Versus],
  ['reveal', Reveal],
  ['podium', Podium],
  ['sponsor', Sponsor],
  ['slate', Slate],
  ['join', Join],
  ['pattern', Pattern],
];

export const registry: Registry = {};
for (const [template, Made] of all) registry[template] = define(template, Made);
