// The office's details are short English words for machines and logs; officers read these.
import { Refused } from './client';

const details: [RegExp, (match: RegExpMatchArray) => string][] = [
  [/^published today, the assessment is held from (\S+) to (\S+)$/,
    (match) => `今天公布的话，现场鉴定只能安排在 ${match[1]} 至 ${match[2]}`],
  [/^the day is no working day$/, () => '所选日期不是工作日'],
  [/^day, time and place are needed$/, () => '请写明日期、时间和地点'],
  [/^four eyes:/, () => '须由另一位工作人员办理：经手收件的人不能办理此项'],
  [/^your roles do not allow/, () => '您的岗位不能办理此项'],
  [/^missing: each needs a reason$/, () => '每一项缺少的材料都要写明原因'],
  [/^conclusion: concluded_on lies outside/, () => '结论日期须在现场鉴定当天或之后，且不晚于今天'],
  [/^conclusion: causal is needed$/, () => '本案同时申请因果关系确认，请填写是否存在因果关系'],
  [/^conclusion:/, () => '结论内容不完整或超出范围'],
  [/^session_held$/, () => '现场鉴定还没有进行'],
  [/^supplement_pages$/, () => '请至少添加一页材料'],
  [/^missing_listed$/, () => '请至少列出一项缺少的材料'],
  [/a second time$/, () => '结论期限只能延长一次'],
];

/** What went wrong, as one or two sentences. */
export function refusalText(error: unknown): string {
  if (!(error instanceof Refused)) return '页面出现意外问题，请刷新后再试';
  for (const [pattern, text] of details) {
    const match = error.detail.match(pattern);
    if (match) return `${error.message}：${text(match)}`;
  }
  return error.message;
}
