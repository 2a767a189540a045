// What kiosk/contract/openapi.yaml says of the staff port.
export type CaseStage =
  | 'accepted' | 'supplement_asked' | 'materials_complete' | 'scheduled' | 'concluded' | 'notice_ready' | 'delivered';
export type CaseAction =
  | 'confirm_materials' | 'ask_supplement' | 'receive_supplement' | 'schedule' | 'reschedule' | 'extend_conclusion'
  | 'draw_panel' | 'replace_expert' | 'note_absence' | 'record_conclusion' | 'issue_notice';
export type ApplicationKind = 'disability_grade' | 'causality' | 'leave_extension' | 'relapse';
export type Dependency = 'none' | 'partial' | 'mostly' | 'complete';

export interface Officer {
  login: string;
  name: string;
  roles: string[];
  district: string;
}
export interface SignedIn {
  csrf: string;
  officer: Officer;
}

export interface CaseState {
  case_id: string;
  acceptance_number: string;
  version: number;
  stage: CaseStage;
  kind: ApplicationKind;
  with_causality: boolean;
  district: string;
  accepted_at_ms: number;
  extended: boolean;
  due_on?: string;
  due_provisional?: boolean;
  overdue?: boolean;
}
export interface QueueLine extends CaseState {
  name: string;
  number: string;
}
export interface QueuePage {
  cases: QueueLine[];
  next?: string;
}

export interface Field {
  key: string;
  value: string;
  confidence: number;
  confirmed: boolean;
}
export interface Page {
  material: string;
  fields: Field[];
  doubtful: boolean;
}
export interface Application {
  applicant_role: string;
  person: { name: string; number: string; sex_code: string; birth?: string; address: string };
  employer: { name: string; credit_code: string };
  injury: { date?: string; place: string; body_part: string; determination_number: string };
  contact: { phone: string; emergency_name: string; emergency_phone: string; postal_address: string };
  pages: Page[];
  consents: { text_id: string; text_version: string; given_at_ms: number; granted: boolean }[];
  face: { outcome: string; similarity: number; liveness: number; compared_with: string };
}
export interface MissingItem {
  material: string;
  reason: string;
}
export interface Conclusion {
  kind: ApplicationKind;
  grade: number;
  dependency: Dependency;
  causal?: boolean;
  leave_until?: string;
  relapse?: boolean;
  concluded_on: string;
  experts: number;
}
export interface Notice {
  notice_id: string;
  title: string;
  document_number: string;
  issued_on: string;
  pages: number;
  collected_ms: number;
}
export interface HistoryLine {
  seq: number;
  at_ms: number;
  actor: string;
  kind: string;
  body: Record<string, unknown>;
}
export interface Expert {
  expert_id: string;
  name: string;
  specialty: string;
  institution: string;
}
/** What they said of the conclusion stands there once it is recorded. */
export interface PanelSeat extends Expert {
  agrees?: boolean;
  note?: string;
}
export interface WholeCase extends CaseState {
  kiosk_id: string;
  application: Application;
  materials: { material: string; required: boolean; missing: boolean }[];
  missing: MissingItem[];
  completed_on?: string;
  conclusion?: Conclusion;
  supplement_pages: { material: string; received_ms: number }[];
  session?: { published_on: string; day: string; time: string; place: string };
  pool_kept: boolean;
  panel: PanelSeat[];
  notices: Notice[];
  actions: string[];
  history: HistoryLine[];
}

/** What an action takes beside the version; the form of each action makes its own. */
export type ActionBody = Record<string, unknown>;

export interface Certification {
  certification_id: string;
  ledger_number: string;
  kind: string;
  state: string;
  district: string;
  recorded_at_ms: number;
  name: string;
  number: string;
  address: string;
  phone: string;
  paying_place: string;
  face: string;
  similarity: number;
}
export interface CertificationPage {
  certifications: Certification[];
  next?: string;
}
export interface AuditEvent {
  seq: number;
  at_ms: number;
  clock_shift_ms: number;
  actor: string;
  kind: string;
  subject: string;
  body: string;
  prev_hash: string;
  hash: string;
}
export interface AuditPage {
  region: string;
  events: AuditEvent[];
  next?: number;
}
