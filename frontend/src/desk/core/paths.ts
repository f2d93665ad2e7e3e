/** The addresses of the desk's screens. */
const c = (contest: string) => `/desk/c/${contest}`;

export const paths = {
  contests: '/desk',
  create: '/desk/new',
  staff: '/desk/staff',
  audit: '/desk/audit',
  account: '/desk/account',
  overview: (contest: string, round?: string) => `${c(contest)}${round ? `?round=${round}` : ''}`,
  rounds: (contest: string) => `${c(contest)}/rounds`,
  newRound: (contest: string, like?: string) => `${c(contest)}/rounds/new${like ? `?like=${like}` : ''}`,
  round: (contest: string, round: string) => `${c(contest)}/rounds/${round}`,
  bank: (contest: string, bank?: string) => `${c(contest)}/bank${bank ? `/${bank}` : ''}`,
  seals: (contest: string, bank: string) => `${c(contest)}/bank/${bank}/seals`,
  question: (contest: string, bank: string, question: string) => `${c(contest)}/bank/${bank}/q/${question}`,
  imports: (contest: string, bank: string, draft?: string) => `${c(contest)}/bank/${bank}/import${draft ? `/${draft}` : ''}`,
  units: (contest: string) => `${c(contest)}/units`,
  contestants: (contest: string) => `${c(contest)}/contestants`,
  results: (contest: string, round?: string) => `${c(contest)}/results${round ? `/${round}` : ''}`,
  share: (contest: string) => `${c(contest)}/share`,
  air: (contest: string, view?: string) => `${c(contest)}/air${view ? `/${view}` : ''}`,
  settings: (contest: string) => `${c(contest)}/settings`,
};
