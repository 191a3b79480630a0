-- name: report_add
INSERT INTO report (council_id, plan_id, kind, cut_year, version, state, title, settings_json,
       created_by, created_utc, supersedes_id, correction_note)
VALUES (?, ?, ?, ?, ?, 'borrador', ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: report_load
SELECT r.id, r.council_id, r.plan_id, r.kind, r.cut_year, r.version,
       CASE WHEN r.state = 'aprobado' THEN 1 ELSE 0 END, r.title, r.settings_json, r.snapshot_json,
       r.snapshot_sha256, r.code, r.chain_head, r.created_by, r.created_utc, r.approved_by,
       r.approved_utc, r.supersedes_id, r.correction_note,
       (SELECT MIN(n.id) FROM report n WHERE n.council_id = r.council_id AND n.supersedes_id = r.id
           AND n.state = 'aprobado'), c.code, c.name
  FROM report r JOIN council c ON c.id = r.council_id
 WHERE r.council_id = ? AND r.id = ?;

-- name: report_find_by_code
SELECT r.id, r.council_id, r.plan_id, r.kind, r.cut_year, r.version,
       CASE WHEN r.state = 'aprobado' THEN 1 ELSE 0 END, r.title, r.settings_json, r.snapshot_json,
       r.snapshot_sha256, r.code, r.chain_head, r.created_by, r.created_utc, r.approved_by,
       r.approved_utc, r.supersedes_id, r.correction_note,
       (SELECT MIN(n.id) FROM report n WHERE n.council_id = r.council_id AND n.supersedes_id = r.id
           AND n.state = 'aprobado'), c.code, c.name
  FROM report r JOIN council c ON c.id = r.council_id
 WHERE r.code = ?;

-- name: report_list
SELECT r.id, r.council_id, r.plan_id, r.kind, r.cut_year, r.version,
       CASE WHEN r.state = 'aprobado' THEN 1 ELSE 0 END, r.title, r.settings_json, '',
       r.snapshot_sha256, r.code, r.chain_head, r.created_by, r.created_utc, r.approved_by,
       r.approved_utc, r.supersedes_id, r.correction_note,
       (SELECT MIN(n.id) FROM report n WHERE n.council_id = r.council_id AND n.supersedes_id = r.id
           AND n.state = 'aprobado'), c.code, c.name
  FROM report r JOIN council c ON c.id = r.council_id
 WHERE r.council_id = ? ORDER BY r.id DESC;

-- name: report_save
UPDATE report SET title = ?, settings_json = ?, correction_note = ?
 WHERE council_id = ? AND id = ? AND state = 'borrador';

-- name: report_approve
UPDATE report
   SET state = 'aprobado', snapshot_json = ?, snapshot_sha256 = ?, code = ?, chain_head = ?,
       approved_by = ?, approved_utc = ?
 WHERE council_id = ? AND id = ? AND state = 'borrador';

-- name: report_delete_draft
DELETE FROM report WHERE council_id = ? AND id = ? AND state = 'borrador';

-- name: report_list_texts
SELECT t.section, t.markdown, t.version, t.updated_by, t.updated_utc, COALESCE(p.name, '')
  FROM report_text t LEFT JOIN person p ON p.id = t.updated_by
 WHERE t.council_id = ? AND t.report_id = ? ORDER BY t.section;

-- name: report_add_text
INSERT INTO report_text (council_id, report_id, section, markdown, updated_by, updated_utc)
SELECT council_id, id, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS TEXT)
  FROM report WHERE council_id = ? AND id = ? AND state = 'borrador'
ON CONFLICT (council_id, report_id, section) DO NOTHING;

-- name: report_save_text
UPDATE report_text
   SET markdown = ?, updated_by = ?, updated_utc = ?, version = version + 1
 WHERE council_id = ? AND report_id = ? AND section = ? AND version = ?
   AND EXISTS (SELECT 1 FROM report r WHERE r.council_id = report_text.council_id
                  AND r.id = report_text.report_id AND r.state = 'borrador');

-- name: report_add_file
INSERT INTO report_file (council_id, report_id, format, paper, bytes, sha256)
SELECT council_id, id, CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT)
  FROM report WHERE council_id = ? AND id = ? AND state = 'borrador';

-- name: report_find_file
SELECT bytes, sha256
  FROM report_file WHERE council_id = ? AND report_id = ? AND format = ? AND paper = ?;

-- name: report_list_files
SELECT format, paper, length(bytes), sha256
  FROM report_file WHERE council_id = ? AND report_id = ? ORDER BY format, paper;
