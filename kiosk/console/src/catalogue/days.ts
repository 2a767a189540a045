// Days are days in China, "2026-12-03"; instants are epoch milliseconds UTC.
import { workingDays } from 'virtual:hall-catalogues';

const dayMs = 86_400_000;
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
const timeFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  hour12: false,
});

export const chinaDay = (ms: number): string => dayFormat.format(ms);
export const chinaTime = (ms: number): string => timeFormat.format(ms).replace(/\//g, '-');

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const addDays = (day: string, days: number): string => new Date(at(day) + days * dayMs).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayMs);

export function isWorkingDay(day: string): boolean {
  if (workingDays.worked.includes(day)) return true;
  if (workingDays.off.some(([from, to]) => from <= day && day <= to)) return false;
  const weekday = new Date(at(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The `count`-th working day after `day`: a proposal for a form; what is allowed the office decides. */
export function workingDayAfter(day: string, count: number): string {
  let found = day;
  for (let left = count; left > 0; ) {
    found = addDays(found, 1);
    if (isWorkingDay(found)) left -= 1;
  }
  return found;
}
