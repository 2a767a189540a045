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
  const early = whole.session && whole.session.day > today;
  if (action === 'draw_panel') {
    if (whole.panel.length > 0) return '专家组已经抽出，只能逐人更换';
    if (!whole.pool_kept) return '本系统没有录入专家库，请按线下办法抽取';
  }
  if (action === 'replace_expert' && whole.panel.length === 0) return '还没有抽取专家';
  if (action === 'note_absence' && early) return `现场鉴定定在 ${whole.session?.day}`;
  if (action === 'record_conclusion') {
    if (whole.pool_kept && whole.panel.length === 0) return '还没有抽取专家';
    if (didLast(whole, 'confirm_materials', officer) || didLast(whole, 'ask_supplement', officer)) {
      return '您经手过本案收件，结论须由另一位工作人员登记';
    }
    if (early) return `现场鉴定定在 ${whole.session?.day}，之后才能登记结论`;
  }
  if (action === 'issue_notice' && didLast(whole, 'confirm_materials', officer)) {
    return '您经手过本案收件，通知书须由另一位工作人员制发';
  }
  return '';
}

export const possibleActions = (whole: WholeCase, officer: Officer, today: string): Possible[] =>
  whole.actions.filter(isAction).map((action) => ({ action, whyNot: whyNot(whole, action, officer, today) }));
