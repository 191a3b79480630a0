-- name: import_add_run
INSERT INTO import_run (council_id, plan_id, file_name, file_sha256, format_id, options_json,
       indicator_count, problem_count, imported_by, imported_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: import_list_runs
SELECT r.id, r.file_name, r.file_sha256, r.format_id, r.options_json, r.indicator_count,
       r.problem_count, r.imported_by, r.imported_utc, COALESCE(p.name, '')
  FROM import_run r LEFT JOIN person p ON p.id = r.imported_by
 WHERE r.council_id = ? AND r.plan_id = ? ORDER BY r.id DESC;

-- name: import_save_source
INSERT INTO value_source (council_id, indicator_id, field, year, import_run_id, sheet, row_number,
       column_number, raw)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (council_id, indicator_id, field, year) DO UPDATE
   SET import_run_id = excluded.import_run_id, sheet = excluded.sheet,
       row_number = excluded.row_number, column_number = excluded.column_number,
       raw = excluded.raw;

-- name: import_list_sources
SELECT s.field, s.year, s.import_run_id, s.sheet, s.row_number, s.column_number, s.raw, r.file_name,
       r.imported_utc
  FROM value_source s JOIN import_run r ON r.council_id = s.council_id AND r.id = s.import_run_id
 WHERE s.council_id = ? AND s.indicator_id = ? ORDER BY s.field, s.year;

-- name: import_save_figure
INSERT INTO official_figure (council_id, indicator_id, kind, year, value_e4, sheet, row_number,
       column_number, raw)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (council_id, indicator_id, kind, year) DO UPDATE
   SET value_e4 = excluded.value_e4, sheet = excluded.sheet, row_number = excluded.row_number,
       column_number = excluded.column_number, raw = excluded.raw;

-- name: import_delete_figures
DELETE FROM official_figure WHERE council_id = ? AND indicator_id = ?;

-- name: import_list_figures_of_plan
SELECT f.indicator_id, f.kind, f.year, f.value_e4, f.sheet, f.row_number, f.column_number, f.raw
  FROM indicator i JOIN official_figure f ON f.council_id = i.council_id AND f.indicator_id = i.id
 WHERE i.council_id = ? AND i.plan_id = ? ORDER BY i.position, i.id, f.kind, f.year;

-- name: import_list_figures
SELECT indicator_id, kind, year, value_e4, sheet, row_number, column_number, raw
  FROM official_figure WHERE council_id = ? AND indicator_id = ? ORDER BY kind, year;

-- name: import_save_mapping
INSERT INTO import_mapping (council_id, signature, name, mapping_json, saved_utc) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (council_id, signature) DO UPDATE
   SET name = excluded.name, mapping_json = excluded.mapping_json, saved_utc = excluded.saved_utc;

-- name: import_find_mapping
SELECT signature, name, mapping_json, saved_utc
  FROM import_mapping WHERE council_id = ? AND signature = ?;

-- name: import_list_mappings
SELECT signature, name, mapping_json, saved_utc
  FROM import_mapping WHERE council_id = ? ORDER BY saved_utc DESC, signature;

-- name: import_add_pending
INSERT INTO pending_import (token, council_id, person_id, file_name, bytes, options_json, created_s)
VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: import_save_pending
UPDATE pending_import SET options_json = ? WHERE token = ? AND council_id = ? AND person_id = ?;

-- name: import_find_pending
SELECT file_name, bytes, options_json, created_s
  FROM pending_import WHERE token = ? AND council_id = ? AND person_id = ?;

-- name: import_delete_pending
DELETE FROM pending_import WHERE token = ? AND council_id = ? AND person_id = ?;

-- name: import_keep_newest
DELETE FROM pending_import WHERE council_id = ? AND person_id = ? AND token NOT IN (
       SELECT token FROM pending_import WHERE council_id = ? AND person_id = ?
        ORDER BY CASE WHEN token = ? THEN 0 ELSE 1 END, created_s DESC LIMIT ?);

-- name: import_delete_older
DELETE FROM pending_import WHERE created_s < ?;
