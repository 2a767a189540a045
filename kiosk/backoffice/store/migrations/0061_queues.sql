-- A queue is read from its end that is due first, whoever looks: the whole region or one district, every stage or one.
CREATE INDEX assessment_case_due ON assessment_case (region_code, due_on, case_id);
CREATE INDEX assessment_case_district ON assessment_case (region_code, district, due_on, case_id);
CREATE INDEX assessment_case_district_stage ON assessment_case (region_code, district, stage, due_on, case_id);
-- What waits for an officer, oldest first; the certifications in force, thousands to one of these, are not in it.
DROP INDEX certification_open;
CREATE INDEX certification_waiting ON certification (region_code, recorded_ms, certification_id)
  WHERE state IN ('at_counter', 'visit_booked', 'to_forward');
CREATE INDEX certification_waiting_district ON certification (region_code, district, recorded_ms, certification_id)
  WHERE state IN ('at_counter', 'visit_booked', 'to_forward');
-- One person's certifications of a state. Without it, engines that count columns take all of that state for as narrow
-- a choice as all of that person.
CREATE INDEX certification_person_state ON certification (region_code, number_index, state, due_by);
