import type { Translation } from '../../kit/i18n';
import type vi from './vi';

export default {
  title: 'Sign in to the organiser’s desk',
  lead: 'For organisers, question authors, reviewers and auditors.',
  email: 'E-mail',
  password: 'Password',
  go: 'Sign in',
  codeTitle: 'Verification code',
  codeLead: 'Open the authenticator app on your phone and enter the 6 digits it shows for {email}.',
  code: '6-digit code',
  back: 'Use another account',
  wrong: 'The e-mail or the password is not right.',
  codeWrong: 'The code is wrong or has expired. Wait for a new one and try again.',
  ended: 'The session has ended. Sign in again to go on at the same screen.',
  emailNeeded: 'Enter your e-mail.',
  passwordNeeded: 'Enter your password.',
  contestant: 'Contestants need no account: take part on the contest’s page.',
  contestantLink: 'To the contest pages',
} satisfies Translation<typeof vi>;
