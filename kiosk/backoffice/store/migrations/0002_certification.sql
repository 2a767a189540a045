-- 待遇资格认证. `certification` is the ledger of every success, whatever way; what is done for an agency elsewhere carries
-- its name (协助认证台账). `certification_request` holds what terminals sent, with the first answer to each.

CREATE TABLE pensioner (
  region_code TEXT NOT NULL,
  number_index TEXT NOT NULL,
  number_sealed TEXT NOT NULL,
  name_sealed TEXT NOT NULL,
  phone_sealed TEXT NOT NULL,
  agency TEXT NOT NULL,
  last_way TEXT NOT NULL,
  last_certified_on TEXT NOT NULL,
  due_by TEXT NOT NULL,
  visit_by TEXT NOT NULL,
  updated_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, number_index)
);
CREATE INDEX pensioner_due ON pensioner (region_code, due_by, number_index);
CREATE INDEX pensioner_visit ON pensioner (region_code, visit_by, number_index);

CREATE TABLE certification (
  region_code TEXT NOT NULL,
  certification_id TEXT NOT NULL,
  number_index TEXT NOT NULL,
  way TEXT NOT NULL,
  certified_on TEXT NOT NULL,
  agency TEXT NOT NULL,
  request_uuid TEXT NOT NULL,
  recorded_ms BIGINT NOT NULL,
  PRIMARY KEY (region_code, certification_id)
);
CREATE INDEX certification_person ON certification (region_code, number_index, certified_on);
CREATE INDEX certification_ledger ON certification (region_code, way, certified_on);

CREATE TABLE certification_request (
  region_code TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  request_uuid TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  request_sealed TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (region_code, kiosk_id, request_uuid)
);
