-- The expert pool (鉴定专家库), and who sits on the panel of a case. A seat keeps the expert as drawn: pools change.
-- left_ms: 0 while the expert sits; reason and opinion speak of a person's body and are sealed.
CREATE TABLE expert (
  region_code TEXT NOT NULL,
  expert_id TEXT NOT NULL,
  name TEXT NOT NULL,
  specialty TEXT NOT NULL,
  institution TEXT NOT NULL,
  PRIMARY KEY (region_code, expert_id)
);

CREATE TABLE panel_seat (
  region_code TEXT NOT NULL,
  seat_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  expert_id TEXT NOT NULL,
  name TEXT NOT NULL,
  specialty TEXT NOT NULL,
  institution TEXT NOT NULL,
  drawn_ms BIGINT NOT NULL,
  left_ms BIGINT NOT NULL,
  reason_sealed TEXT NOT NULL,
  opinion_sealed TEXT NOT NULL,
  PRIMARY KEY (region_code, seat_id)
);
CREATE INDEX panel_seat_case ON panel_seat (region_code, case_id, seat_id);
