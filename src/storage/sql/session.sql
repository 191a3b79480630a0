-- name: session_add
INSERT INTO session (person_id, token_hash, created_s, seen_s, address, browser)
VALUES (?, ?, ?, ?, ?, ?) RETURNING id;

-- name: session_find
SELECT id, person_id, token_hash, created_s, seen_s, address, browser
  FROM session WHERE token_hash = ?;

-- name: session_list
SELECT id, person_id, token_hash, created_s, seen_s, address, browser
  FROM session WHERE person_id = ? ORDER BY created_s DESC, id DESC;

-- name: session_touch
UPDATE session SET seen_s = ? WHERE id = ?;

-- name: session_renew
UPDATE session SET token_hash = ? WHERE person_id = ? AND id = ?;

-- name: session_delete
DELETE FROM session WHERE person_id = ? AND id = ?;

-- name: session_delete_others
DELETE FROM session WHERE person_id = ? AND id <> ?;

-- name: session_delete_older
DELETE FROM session WHERE created_s < ?;
