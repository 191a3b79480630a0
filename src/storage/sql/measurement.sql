-- name: measurement_load
SELECT id, council_id, indicator_id, year, version, state, official_state, official_e4,
       verified_state, verified_e4, is_not_reported, entry_mode, entered_state, entered_e4,
       cut_off_date, source_kind, source_text, note, odd_reason, import_run_id, recorded_by,
       recorded_utc, analysis, analysed_by, analysed_utc, verdict, verdict_note, verified_by,
       verified_utc, returned_reason, returned_by, returned_utc, published_by, published_utc
  FROM measurement WHERE council_id = ? AND id = ?;

-- name: measurement_find
SELECT id, council_id, indicator_id, year, version, state, official_state, official_e4,
       verified_state, verified_e4, is_not_reported, entry_mode, entered_state, entered_e4,
       cut_off_date, source_kind, source_text, note, odd_reason, import_run_id, recorded_by,
       recorded_utc, analysis, analysed_by, analysed_utc, verdict, verdict_note, verified_by,
       verified_utc, returned_reason, returned_by, returned_utc, published_by, published_utc
  FROM measurement WHERE council_id = ? AND indicator_id = ? AND year = ?;

-- name: measurement_list_of_indicator
SELECT id, council_id, indicator_id, year, version, state, official_state, official_e4,
       verified_state, verified_e4, is_not_reported, entry_mode, entered_state, entered_e4,
       cut_off_date, source_kind, source_text, note, odd_reason, import_run_id, recorded_by,
       recorded_utc, analysis, analysed_by, analysed_utc, verdict, verdict_note, verified_by,
       verified_utc, returned_reason, returned_by, returned_utc, published_by, published_utc
  FROM measurement WHERE council_id = ? AND indicator_id = ? ORDER BY year;

-- name: measurement_list_figures
SELECT m.id, m.indicator_id, m.year, m.version, m.state, m.official_state, m.official_e4,
       m.verified_state, m.verified_e4, m.is_not_reported, m.verdict
  FROM indicator i JOIN measurement m ON m.council_id = i.council_id AND m.indicator_id = i.id
 WHERE i.council_id = ? AND i.plan_id = ? ORDER BY i.position, i.id, m.year;

-- name: measurement_list_work
SELECT m.id, m.council_id, m.indicator_id, m.year, m.version, m.state, m.official_state,
       m.official_e4, m.verified_state, m.verified_e4, m.is_not_reported, m.entry_mode,
       m.entered_state, m.entered_e4, m.cut_off_date, m.source_kind, m.source_text, m.note,
       m.odd_reason, m.import_run_id, m.recorded_by, m.recorded_utc, m.analysis, m.analysed_by,
       m.analysed_utc, m.verdict, m.verdict_note, m.verified_by, m.verified_utc,
       m.returned_reason, m.returned_by, m.returned_utc, m.published_by, m.published_utc
  FROM indicator i JOIN measurement m ON m.council_id = i.council_id AND m.indicator_id = i.id
 WHERE i.council_id = ? AND i.plan_id = ? AND m.state IN (?, ?, ?, ?, ?, ?)
   AND (CAST(? AS BIGINT) = 0 OR m.recorded_by IS NULL OR m.recorded_by <> ?)
   AND (CAST(? AS BIGINT) = 0 OR m.recorded_by = ?)
 ORDER BY i.position, i.id, m.year;

-- name: measurement_add
INSERT INTO measurement (council_id, indicator_id, year, import_run_id, state, official_state,
       official_e4, verified_state, verified_e4, is_not_reported, entry_mode, entered_state,
       entered_e4, cut_off_date, source_kind, source_text, note, odd_reason, recorded_by,
       recorded_utc, analysis, analysed_by, analysed_utc, verdict, verdict_note, verified_by,
       verified_utc, returned_reason, returned_by, returned_utc, published_by, published_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (council_id, indicator_id, year) DO NOTHING
RETURNING id;

-- name: measurement_save
UPDATE measurement
   SET import_run_id = ?, state = ?, official_state = ?, official_e4 = ?, verified_state = ?, verified_e4 = ?,
       is_not_reported = ?, entry_mode = ?, entered_state = ?, entered_e4 = ?, cut_off_date = ?,
       source_kind = ?, source_text = ?, note = ?, odd_reason = ?, recorded_by = ?, recorded_utc =
       ?, analysis = ?, analysed_by = ?, analysed_utc = ?, verdict = ?, verdict_note = ?,
       verified_by = ?, verified_utc = ?, returned_reason = ?, returned_by = ?, returned_utc = ?,
       published_by = ?, published_utc = ?, version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: measurement_delete_draft
DELETE FROM measurement WHERE council_id = ? AND id = ? AND state = 'borrador';

-- name: measurement_add_version
INSERT INTO measurement_version (council_id, measurement_id, version, action, person_id, time_utc,
       state, official_state, official_e4, verified_state, verified_e4, is_not_reported,
       cut_off_date, source_kind, source_text, note, odd_reason, analysis, verdict, verdict_note,
       returned_reason)
SELECT council_id, id, version, CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS TEXT), state,
       official_state, official_e4, verified_state, verified_e4, is_not_reported, cut_off_date,
       source_kind, source_text, note, odd_reason, analysis, verdict, verdict_note,
       returned_reason
  FROM measurement WHERE council_id = ? AND id = ?;

-- name: measurement_list_versions
SELECT v.version, v.action, v.person_id, COALESCE(p.name, ''), v.time_utc, v.state,
       v.official_state, v.official_e4, v.verified_state, v.verified_e4, v.is_not_reported,
       v.cut_off_date, v.source_kind, v.source_text, v.note, v.odd_reason, v.analysis, v.verdict,
       v.verdict_note, v.returned_reason
  FROM measurement_version v LEFT JOIN person p ON p.id = v.person_id
 WHERE v.council_id = ? AND v.measurement_id = ? ORDER BY v.version DESC;

-- name: measurement_list_people
SELECT p.id, p.name FROM person p
 WHERE p.id IN (SELECT recorded_by FROM measurement WHERE council_id = ?
          UNION SELECT analysed_by FROM measurement WHERE council_id = ?
          UNION SELECT verified_by FROM measurement WHERE council_id = ?
          UNION SELECT returned_by FROM measurement WHERE council_id = ?
          UNION SELECT published_by FROM measurement WHERE council_id = ?)
 ORDER BY p.id;
