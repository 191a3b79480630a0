-- name: evidence_add
INSERT INTO evidence (council_id, measurement_id, sha256, file_name, media_type, size_bytes, proves,
       evidence_date, is_public, uploaded_by, uploaded_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: evidence_load
SELECT e.id, e.council_id, e.measurement_id, e.sha256, e.file_name, e.media_type, e.size_bytes,
       e.proves, e.evidence_date, e.is_public, e.uploaded_by, e.uploaded_utc, e.replaced_by,
       e.removed_utc, COALESCE(p.name, '')
  FROM evidence e LEFT JOIN person p ON p.id = e.uploaded_by
 WHERE e.council_id = ? AND e.id = ?;

-- name: evidence_list
SELECT e.id, e.council_id, e.measurement_id, e.sha256, e.file_name, e.media_type, e.size_bytes,
       e.proves, e.evidence_date, e.is_public, e.uploaded_by, e.uploaded_utc, e.replaced_by,
       e.removed_utc, COALESCE(p.name, '')
  FROM evidence e LEFT JOIN person p ON p.id = e.uploaded_by
 WHERE e.council_id = ? AND e.measurement_id = ? ORDER BY e.id;

-- name: evidence_save
UPDATE evidence SET proves = ?, evidence_date = ?, is_public = ? WHERE council_id = ? AND id = ?;

-- name: evidence_replace
UPDATE evidence SET replaced_by = ?
 WHERE council_id = ? AND id = ? AND replaced_by IS NULL AND removed_utc = '';

-- name: evidence_remove
UPDATE evidence SET removed_utc = ?
 WHERE council_id = ? AND id = ? AND replaced_by IS NULL AND removed_utc = '';

-- name: evidence_list_hashes
SELECT sha256 FROM evidence UNION SELECT sha256 FROM work_activity_file ORDER BY 1;

-- name: evidence_delete_of_draft
DELETE FROM evidence
 WHERE council_id = ? AND measurement_id = ?
   AND EXISTS (SELECT 1 FROM measurement m WHERE m.council_id = evidence.council_id
                  AND m.id = evidence.measurement_id AND m.state = 'borrador');

-- name: evidence_count
SELECT measurement_id, COUNT(*) FROM evidence
 WHERE council_id = ? AND replaced_by IS NULL AND removed_utc = ''
 GROUP BY measurement_id ORDER BY measurement_id;

-- name: evidence_is_named
SELECT 1 FROM (SELECT sha256 FROM evidence UNION ALL SELECT sha256 FROM work_activity_file) n
 WHERE n.sha256 = ? LIMIT 1;
