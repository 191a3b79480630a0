-- name: indicator_list
SELECT i.id, i.plan_id, i.node_id, i.import_key, i.code, i.mga_code, i.programme_code, i.name, i.level,
       i.level_confirmed, i.unit, i.accumulation_type, i.type_confirmed, i.type_reason,
       i.baseline_state, i.baseline_e4, i.baseline_note, i.target_state, i.target_e4,
       i.original_target_state, i.original_target_e4, i.target_includes_baseline, i.direction,
       i.weight_state, i.weight_e4, i.responsible, i.note, i.position, i.version,
       p.first_year, p.year_count
  FROM indicator i JOIN plan p ON p.council_id = i.council_id AND p.id = i.plan_id
 WHERE i.council_id = ? AND i.plan_id = ? ORDER BY i.position, i.id;

-- name: indicator_list_years
SELECT y.indicator_id, y.year, y.planned_state, y.planned_e4, y.original_planned_state,
       y.original_planned_e4
  FROM indicator i JOIN indicator_year y ON y.council_id = i.council_id AND y.indicator_id = i.id
 WHERE i.council_id = ? AND i.plan_id = ? ORDER BY i.position, i.id, y.year;

-- Suppositions are few: begun from them (CROSS JOIN keeps SQLite to it), a plan without any costs nothing.
-- name: indicator_list_assumed
SELECT a.indicator_id, a.year, a.assumed_e4
  FROM assumed_target a CROSS JOIN indicator i
 WHERE a.council_id = ? AND i.council_id = a.council_id AND i.id = a.indicator_id AND i.plan_id = ?
 ORDER BY i.position, i.id, a.year;

-- name: indicator_load
SELECT i.id, i.plan_id, i.node_id, i.import_key, i.code, i.mga_code, i.programme_code, i.name, i.level,
       i.level_confirmed, i.unit, i.accumulation_type, i.type_confirmed, i.type_reason,
       i.baseline_state, i.baseline_e4, i.baseline_note, i.target_state, i.target_e4,
       i.original_target_state, i.original_target_e4, i.target_includes_baseline, i.direction,
       i.weight_state, i.weight_e4, i.responsible, i.note, i.position, i.version,
       p.first_year, p.year_count
  FROM indicator i JOIN plan p ON p.council_id = i.council_id AND p.id = i.plan_id
 WHERE i.council_id = ? AND i.id = ?;

-- name: indicator_load_years
SELECT indicator_id, year, planned_state, planned_e4, original_planned_state, original_planned_e4
  FROM indicator_year WHERE council_id = ? AND indicator_id = ? ORDER BY year;

-- name: indicator_load_assumed
SELECT indicator_id, year, assumed_e4
  FROM assumed_target WHERE council_id = ? AND indicator_id = ? ORDER BY year;

-- name: indicator_add
INSERT INTO indicator (council_id, plan_id, node_id, import_key, code, mga_code, programme_code, name,
       level, level_confirmed, unit, accumulation_type, type_confirmed, type_reason, baseline_state,
       baseline_e4, baseline_note, target_state, target_e4, original_target_state,
       original_target_e4, target_includes_baseline, direction, weight_state, weight_e4, responsible,
       note, position)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id;

-- name: indicator_save
UPDATE indicator
   SET node_id = ?, import_key = ?, code = ?, mga_code = ?, programme_code = ?, name = ?, level = ?,
       level_confirmed = ?, unit = ?, accumulation_type = ?, type_confirmed = ?, type_reason = ?,
       baseline_state = ?, baseline_e4 = ?, baseline_note = ?, target_state = ?, target_e4 = ?,
       original_target_state = ?, original_target_e4 = ?, target_includes_baseline = ?,
       direction = ?, weight_state = ?, weight_e4 = ?, responsible = ?, note = ?, position = ?,
       version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: indicator_save_year
INSERT INTO indicator_year (council_id, indicator_id, year, planned_state, planned_e4,
       original_planned_state, original_planned_e4)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (council_id, indicator_id, year) DO UPDATE
   SET planned_state = excluded.planned_state, planned_e4 = excluded.planned_e4,
       original_planned_state = excluded.original_planned_state,
       original_planned_e4 = excluded.original_planned_e4;

-- name: assumed_target_drop_known
DELETE FROM assumed_target WHERE council_id = ? AND indicator_id = ? AND EXISTS (
    SELECT 1 FROM indicator_year y WHERE y.council_id = assumed_target.council_id
       AND y.indicator_id = assumed_target.indicator_id AND y.year = assumed_target.year AND y.planned_state <> 0);

-- name: assumed_target_save
INSERT INTO assumed_target (council_id, indicator_id, year, assumed_e4, reason, accepted_by, accepted_utc)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (council_id, indicator_id, year) DO UPDATE
   SET assumed_e4 = excluded.assumed_e4, reason = excluded.reason, accepted_by = excluded.accepted_by,
       accepted_utc = excluded.accepted_utc;

-- name: assumed_target_delete
DELETE FROM assumed_target WHERE council_id = ? AND indicator_id = ?;

-- name: assumed_target_list
SELECT a.indicator_id, a.year, a.assumed_e4, a.reason, COALESCE(p.name, ''), a.accepted_utc
  FROM indicator i JOIN assumed_target a ON a.council_id = i.council_id AND a.indicator_id = i.id
  LEFT JOIN person p ON p.id = a.accepted_by
 WHERE i.council_id = ? AND i.plan_id = ? ORDER BY i.position, i.id, a.year;

-- name: indicator_delete
DELETE FROM indicator WHERE council_id = ? AND id = ?;

-- name: target_change_add
INSERT INTO target_change (council_id, indicator_id, act_kind, act_number, act_date, note, changed_by,
       changed_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: target_change_add_item
INSERT INTO target_change_item (council_id, target_change_id, year, old_state, old_e4, new_state, new_e4)
VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: target_change_list
SELECT t.id, t.act_kind, t.act_number, t.act_date, t.note, t.changed_by, t.changed_utc, p.name,
       i.year, i.old_state, i.old_e4, i.new_state, i.new_e4
  FROM target_change t JOIN person p ON p.id = t.changed_by
  LEFT JOIN target_change_item i ON i.council_id = t.council_id AND i.target_change_id = t.id
 WHERE t.council_id = ? AND t.indicator_id = ? ORDER BY t.id, i.year;
