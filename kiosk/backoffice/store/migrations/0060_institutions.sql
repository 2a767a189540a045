-- The agreement institutions (协议机构) of work-injury insurance. kind: medical, rehabilitation, assistive_device.
CREATE TABLE institution (
  region_code TEXT NOT NULL,
  institution_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('medical', 'rehabilitation', 'assistive_device')),
  name TEXT NOT NULL,
  district TEXT NOT NULL,
  PRIMARY KEY (region_code, institution_id)
);
CREATE INDEX institution_district ON institution (region_code, district, name);
