// Which actions an officer sees, and why one of them cannot be taken just now. The office decides; this only explains
// beforehand what it would answer.
import type { CaseAction, Officer, WholeCase } from '../api/types';
import { isAction } from '../catalogue/names';

export interface Possible {
  action: CaseAction;
  /** Empty: it can be taken. */
  whyNot: string;
}

function didLast(whole: WholeCase, action: CaseAction, officer: Officer): boolean {
  const last = [...whole.history].reverse().find((line) => line.kind === `case.${action}`);
  return last?.actor === `officer:${officer.login}`;
}

function whyNot(whole: WholeCase, action: CaseAction, officer: Officer, today: string): string {
  if (action === 'extend_conclusion' && whole.extended) return '结论期限只能延长一次';
  if (action === 'record_conclusion') {
    if (didLast(whole, 'confirm_materials', officer) || didLast(whole, 'ask_supplement', officer)) {
      return '您经手过本案收件，结论须由另一位工作人员登记';
    }
    if (whole.session && whole.session.day > today) return `现场鉴定定在 ${whole.session.day}，之后才能登记结论`;
  }
  if (action === 'issue_notice' && didLast(whole, 'confirm_materials', officer)) {
    return '您经手过本案收件，通知书须由另一位工作人员制发';
  }
  return '';
}

export const possibleActions = (whole: WholeCase, officer: Officer, today: string): Possible[] =>
  whole.actions.filter(isAction).map((action) => ({ action, whyNot: whyNot(whole, action, officer, today) }));
