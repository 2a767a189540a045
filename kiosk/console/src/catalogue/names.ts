// Chinese names of what the API calls by its words on the wire.
import { districts, fieldLabels, kinds, materials, specialties } from 'virtual:hall-catalogues';
import type { CaseAction, CaseStage } from '../api/types';

export const stageNames: Record<CaseStage, string> = {
  accepted: '待审材料',
  supplement_asked: '待补材料',
  materials_complete: '待排期',
  scheduled: '待现场鉴定',
  concluded: '待制发通知书',
  notice_ready: '待领取',
  delivered: '已送达',
};
export const stages = Object.keys(stageNames) as CaseStage[];
export const isStage = (word: string | undefined): word is CaseStage => word !== undefined && word in stageNames;

export const actionNames: Record<CaseAction, string> = {
  confirm_materials: '材料收讫',
  ask_supplement: '要求补正',
  receive_supplement: '收补正材料',
  schedule: '安排现场鉴定',
  reschedule: '改期',
  extend_conclusion: '延长结论期限',
  draw_panel: '抽取专家',
  replace_expert: '更换专家',
  note_absence: '登记未到场',
  record_conclusion: '登记结论',
  issue_notice: '制发通知书',
};
export const isAction = (word: string): word is CaseAction => word in actionNames;

export const roleNames: Record<string, string> = {
  intake: '受理',
  first_review: '初审',
  second_review: '复审',
  approval: '审核',
  auditor: '审计',
};
export const applicantNames: Record<string, string> = {
  worker: '职工本人',
  relative: '近亲属',
  employer: '用人单位',
  agency: '经办机构',
};
export const dependencyNames: Record<string, string> = {
  none: '无',
  partial: '部分障碍',
  mostly: '大部分障碍',
  complete: '完全障碍',
};
export const faceNames: Record<string, string> = {
  passed: '人脸核验通过',
  refused: '本人未做人脸核验',
  handed_to_staff: '转人工核验',
};
export const consentNames: Record<string, string> = {
  face_check: '人脸核验',
  application: '申请承诺',
};
export const certificationKinds: Record<string, string> = {
  self_service: '自助认证',
  home_visit: '上门认证',
  assisted: '异地协助认证',
};
export const certificationStates: Record<string, string> = {
  at_counter: '请到窗口核验',
  visit_booked: '待上门',
  to_forward: '待转发放地',
};

const eventNames: Record<string, string> = {
  'case.accept': '受理',
  'case.deliver': '送达',
  'case.read': '查阅',
  'dossier.read': '查阅材料',
  'certification.read': '查阅认证情况',
  'certification.certified': '认证通过',
  'certification.at_counter': '转窗口核验',
  'certification.visit_booked': '预约上门认证',
  'certification.to_forward': '受理异地协助',
  'certification.confirmed': '人工核验',
  'certification.forwarded': '已转发放地',
  'pensioner.imported': '导入待遇人员',
  'pensioners.imported': '批量导入待遇人员',
  'people.imported': '导入人员档案',
  'experts.imported': '更新专家库',
  'institutions.imported': '更新协议机构名单',
  'officer.added': '添加工作人员',
  'kiosk.invited': '发放终端登记码',
  'kiosk.enrolled': '终端登记',
  'kiosk.renewed': '终端证书更新',
  'notice.collected': '领取通知书',
  'officer.logged_in': '登录',
  'officer.login_refused': '登录被拒',
  'officer.locked': '账号锁定',
  'person.read': '查阅人员档案',
  'person.imported': '导入人员档案',
};

export const kindName = (kind: string, withCausality = false): string =>
  (withCausality ? kinds.grade_and_causality : kinds[kind]) ?? kind;
export const materialName = (material: string): string => materials[material] ?? material;
/** `seals` stands on no paper: the terminal counts them. */
export const fieldName = (key: string): string => (key === 'seals' ? '红章（枚）' : (fieldLabels[key] ?? key));
export const specialtyName = (id: string): string => specialties[id] ?? id;
export const specialtyWords = Object.keys(specialties);
export const districtName = (code: string): string => districts[code] ?? code;
export const regionCodes = Object.keys(districts);
export const materialWords = Object.keys(materials);

export function eventName(kind: string): string {
  const known = eventNames[kind];
  if (known) return known;
  const action = kind.replace(/^case\./, '');
  return isAction(action) ? actionNames[action] : kind;
}

export function actorName(actor: string): string {
  if (actor === 'system' || actor === 'office') return '系统';
  return actor.replace(/^officer:/, '').replace(/^kiosk:/, '终端 ');
}
