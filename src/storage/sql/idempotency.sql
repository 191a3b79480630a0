-- name: idempotency_load
SELECT result FROM idempotency_key WHERE council_id = ? AND key = ?;

-- name: idempotency_add
INSERT INTO idempotency_key (council_id, key, result, created_s) VALUES (?, ?, ?, ?);

-- name: idempotency_delete_older
DELETE FROM idempotency_key WHERE created_s < ?;
