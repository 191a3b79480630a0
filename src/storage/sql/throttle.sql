-- name: throttle_load
SELECT failures, last_s FROM throttle WHERE mark = ?;

-- name: throttle_save
INSERT INTO throttle (mark, failures, last_s) VALUES (?, ?, ?)
ON CONFLICT (mark) DO UPDATE SET failures = excluded.failures, last_s = excluded.last_s;

-- name: throttle_delete
DELETE FROM throttle WHERE mark = ?;

-- name: throttle_delete_older
DELETE FROM throttle WHERE last_s < ?;
