-- Life certification: whose pension this office pays, and every certification and open request.
-- way: as domain/certification.h; state: certified, at_counter, visit_booked, to_forward, forwarded, done.
CREATE TABLE pensioner (
  region_code TEXT NOT NULL,
  pensioner_id TEXT NOT NULL,
  number_index TEXT NOT NULL,
  name_sealed TEXT NOT NULL,
  district TEXT NOT NULL,
  PRIMARY KEY (region_code, pensioner_id),
  UNIQUE (region_code, number_index)
);

CREATE TABLE certification (
  region_code TEXT NOT NULL,
  certification_id TEXT NOT NULL,
  number_index TEXT NOT NULL,
  kind TEXT NOT NULL,
  way TEXT NOT NULL,
  state TEXT NOT NULL,
  district TEXT NOT NULL,
  certified_on TEXT NOT NULL,
  due_by TEXT NOT NULL,
  ledger_number TEXT NOT NULL,
  recorded_ms BIGINT NOT NULL,
  kiosk_id TEXT NOT NULL,
  request_uuid TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content_sealed TEXT NOT NULL,
  answer TEXT NOT NULL,
  closed_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, certification_id),
  UNIQUE (region_code, kiosk_id, request_uuid)
);
CREATE INDEX certification_person ON certification (region_code, number_index, certified_on);
CREATE INDEX certification_open ON certification (region_code, state, recorded_ms);
