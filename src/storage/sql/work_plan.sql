-- name: work_activity_list
SELECT a.id, a.council_id, a.title, a.description, a.step, a.commission_id, a.responsible_id,
       a.start_date, a.end_date, a.product, a.state, a.done_date, a.basis, a.norm, a.legal_code,
       a.is_public, a.version,
       (SELECT COUNT(*) FROM work_activity_file f
         WHERE f.council_id = a.council_id AND f.activity_id = a.id AND f.removed_utc = '')
  FROM work_activity a WHERE a.council_id = ? ORDER BY a.start_date, a.end_date, a.id;

-- name: work_activity_load
SELECT a.id, a.council_id, a.title, a.description, a.step, a.commission_id, a.responsible_id,
       a.start_date, a.end_date, a.product, a.state, a.done_date, a.basis, a.norm, a.legal_code,
       a.is_public, a.version,
       (SELECT COUNT(*) FROM work_activity_file f
         WHERE f.council_id = a.council_id AND f.activity_id = a.id AND f.removed_utc = '')
  FROM work_activity a WHERE a.council_id = ? AND a.id = ?;

-- name: work_activity_add
INSERT INTO work_activity (title, description, step, commission_id, responsible_id, start_date,
       end_date, product, state, done_date, is_public, council_id, basis, norm, legal_code)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: work_activity_save
UPDATE work_activity
   SET title = ?, description = ?, step = ?, commission_id = ?, responsible_id = ?, start_date = ?,
       end_date = ?, product = ?, state = ?, done_date = ?, is_public = ?, version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: work_activity_delete
DELETE FROM work_activity WHERE council_id = ? AND id = ?;

-- name: work_activity_leave_commission
UPDATE work_activity SET commission_id = NULL WHERE council_id = ? AND commission_id = ?;

-- name: work_activity_count
SELECT COUNT(*), COALESCE(SUM(CASE WHEN state = 'hecha' THEN 1 ELSE 0 END), 0)
  FROM work_activity WHERE council_id = ? AND state <> 'cancelada';

-- name: work_file_list
SELECT id, council_id, activity_id, is_minutes, file_name, media_type, size_bytes, sha256,
       is_public, uploaded_by, uploaded_utc
  FROM work_activity_file
 WHERE council_id = ? AND activity_id = ? AND removed_utc = '' ORDER BY id;

-- name: work_file_load
SELECT id, council_id, activity_id, is_minutes, file_name, media_type, size_bytes, sha256,
       is_public, uploaded_by, uploaded_utc
  FROM work_activity_file
 WHERE council_id = ? AND id = ? AND removed_utc = '';

-- name: work_file_add
INSERT INTO work_activity_file (council_id, activity_id, is_minutes, file_name, media_type,
       size_bytes, sha256, is_public, uploaded_by, uploaded_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: work_file_remove
UPDATE work_activity_file SET removed_utc = ?
 WHERE council_id = ? AND activity_id = ? AND id = ? AND removed_utc = '';

-- name: calendar_subscription_save
INSERT INTO calendar_subscription (council_id, person_id, token_hash, created_utc)
VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, person_id) DO UPDATE
   SET token_hash = excluded.token_hash, created_utc = excluded.created_utc;

-- name: calendar_subscription_delete
DELETE FROM calendar_subscription WHERE council_id = ? AND person_id = ?;

-- name: calendar_subscription_find
SELECT s.person_id, s.created_utc
  FROM calendar_subscription s JOIN person p ON p.id = s.person_id
 WHERE s.token_hash = ? AND s.council_id = ? AND p.is_disabled = 0;

-- name: calendar_subscription_of_person
SELECT created_utc FROM calendar_subscription WHERE council_id = ? AND person_id = ?;
