-- Portable subset: every table starts with region_code, which is part of every key; identities are made by us (UUIDv7);
-- instants are epoch milliseconds UTC, days "YYYY-MM-DD"; *_sealed columns are encrypted and bound to their row.

CREATE TABLE kiosk (
  region_code TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  district TEXT NOT NULL,
  hall_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('INVITED', 'ACTIVE', 'SUSPENDED')),
  enrol_code_sha256 TEXT NOT NULL,
  enrol_until_ms BIGINT NOT NULL,
  sign_public_key TEXT NOT NULL,
  certificate_sha256 TEXT NOT NULL,
  certificate_until_ms BIGINT NOT NULL,
  last_seen_ms BIGINT NOT NULL,
  clock_skew_ms BIGINT NOT NULL,
  outbox_backlog BIGINT NOT NULL,
  devices TEXT NOT NULL,
  PRIMARY KEY (region_code, kiosk_id)
);

CREATE TABLE officer (
  region_code TEXT NOT NULL,
  officer_id TEXT NOT NULL,
  login TEXT NOT NULL,
  display_name TEXT NOT NULL,
  roles TEXT NOT NULL,
  district TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  failed_logins BIGINT NOT NULL,
  locked_until_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, officer_id),
  UNIQUE (region_code, login)
);

CREATE TABLE staff_session (
  region_code TEXT NOT NULL,
  token_sha256 TEXT NOT NULL,
  officer_id TEXT NOT NULL,
  csrf TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  last_used_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, token_sha256)
);

CREATE TABLE person (
  region_code TEXT NOT NULL,
  person_id TEXT NOT NULL,
  number_index TEXT NOT NULL,
  name_sealed TEXT NOT NULL,
  record_sealed TEXT NOT NULL,
  updated_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, person_id),
  UNIQUE (region_code, number_index)
);

CREATE TABLE submission (
  region_code TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  submission_uuid TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  sign_public_key TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  case_id TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (region_code, kiosk_id, submission_uuid)
);

CREATE TABLE running_number (
  region_code TEXT NOT NULL,
  series TEXT NOT NULL,
  last_number BIGINT NOT NULL,
  PRIMARY KEY (region_code, series)
);

CREATE TABLE assessment_case (
  region_code TEXT NOT NULL,
  case_id TEXT NOT NULL,
  version BIGINT NOT NULL,
  stage TEXT NOT NULL,
  district TEXT NOT NULL,
  acceptance_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  with_causality BIGINT NOT NULL,
  kiosk_id TEXT NOT NULL,
  submission_uuid TEXT NOT NULL,
  packet_sha256 TEXT NOT NULL,
  number_index TEXT NOT NULL,
  number_sealed TEXT NOT NULL,
  name_sealed TEXT NOT NULL,
  accepted_ms BIGINT NOT NULL,
  due_on TEXT NOT NULL,
  provisional BIGINT NOT NULL,
  missing_sealed TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  extended BIGINT NOT NULL,
  conclusion_sealed TEXT NOT NULL,
  PRIMARY KEY (region_code, case_id),
  UNIQUE (region_code, acceptance_number)
);
CREATE INDEX assessment_case_queue ON assessment_case (region_code, stage, due_on, case_id);
CREATE INDEX assessment_case_person ON assessment_case (region_code, number_index);

CREATE TABLE assessment_session (
  region_code TEXT NOT NULL,
  session_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  published_on TEXT NOT NULL,
  held_on TEXT NOT NULL,
  held_at TEXT NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (region_code, session_id)
);
CREATE INDEX assessment_session_case ON assessment_session (region_code, case_id, session_id);

CREATE TABLE supplement_page (
  region_code TEXT NOT NULL,
  page_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  material TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (region_code, page_id)
);
CREATE INDEX supplement_page_case ON supplement_page (region_code, case_id, page_id);

CREATE TABLE notice (
  region_code TEXT NOT NULL,
  notice_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  document_number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  content_sealed TEXT NOT NULL,
  pages BIGINT NOT NULL,
  pdf_sha256 TEXT NOT NULL,
  collected_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, notice_id),
  UNIQUE (region_code, document_number)
);
CREATE INDEX notice_case ON notice (region_code, case_id);

CREATE TABLE delivery_receipt (
  region_code TEXT NOT NULL,
  notice_id TEXT NOT NULL,
  receipt_uuid TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  receipt_sealed TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (region_code, notice_id, receipt_uuid)
);

CREATE TABLE event (
  region_code TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  clock_shift_ms BIGINT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (region_code, seq)
);
CREATE INDEX event_subject ON event (region_code, subject, seq);
