-- A queue is read from its end that is due first, whoever looks: the whole region or one district, every stage or one.
CREATE INDEX assessment_case_due ON assessment_case (region_code, due_on, case_id);
CREATE INDEX assessment_case_district ON assessment_case (region_code, district, due_on, case_id);
CREATE INDEX assessment_case_district_stage ON assessment_case (region_code, district, stage, due_on, case_id);
