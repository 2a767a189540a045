// A date, how near it is in words and as a sign, and only then a colour.
import { daysBetween } from '../catalogue/days';
import type { CaseState } from '../api/types';

export type Nearness = 'late' | 'soon' | 'calm' | 'none';
const soonDays = 3;

export function nearness(state: CaseState, today: string): Nearness {
  if (!state.due_on) return 'none';
  if (state.overdue) return 'late';
  return daysBetween(today, state.due_on) <= soonDays ? 'soon' : 'calm';
}

export function DueTag({ state, today }: { state: CaseState; today: string }) {
  if (!state.due_on) {
    if (state.stage === 'supplement_asked') return <span className="tag calm">‖ 停止计时，等待补正</span>;
    return <span className="muted">—</span>;
  }
  const near = nearness(state, today);
  const left = daysBetween(today, state.due_on);
  const words = near === 'late' ? `逾期 ${Math.max(1, -left)} 天` : left <= 0 ? '今天到期' : `还有 ${left} 天`;
  const sign = near === 'late' ? '!' : near === 'soon' ? '◔' : '○';
  return (
    <span className={`tag ${near}`} title={state.due_provisional ? '明年的节假日尚未公布，日期为暂定' : undefined}>
      <span aria-hidden="true">{sign}</span>
      <span className="numeric">{state.due_on}{state.due_provisional ? '（暂定）' : ''}</span> {words}
    </span>
  );
}
