import type { Translation } from '../../kit/i18n';
import type vi from './vi';

export default {
  title: 'Sign in',
  lead: 'Use the phone number or e-mail address you registered with. We will send a code that works once.',
  contact: 'Phone number or e-mail',
  contactEmpty: 'Enter a phone number or an e-mail address.',
  sendCode: 'Send the code',
  codeSent: 'If {to} is registered, a 6-digit code was just sent there. It works until {time}.',
  demoCode: 'This is a demonstration without a message service. Your code:',
  code: '6-digit code',
  codeEmpty: 'Enter all 6 digits.',
  enter: 'Sign in',
  sendAgain: 'Send the code again',
  sendAgainIn: 'Send the code again in {n} {n|second|seconds}',
  otherContact: 'Use another number or address',
  choose: 'Who are you?',
  chooseLead: 'Several people registered with this phone number or address.',
  notYet: 'Not registered yet? Register',
} satisfies Translation<typeof vi>;
