-- name: commission_list
SELECT id, council_id, name, purpose, coordinator_id, version
  FROM commission WHERE council_id = ? ORDER BY name, id;

-- name: commission_load
SELECT id, council_id, name, purpose, coordinator_id, version
  FROM commission WHERE council_id = ? AND id = ?;

-- name: commission_add
INSERT INTO commission (name, purpose, coordinator_id, council_id) VALUES (?, ?, ?, ?) RETURNING id;

-- name: commission_save
UPDATE commission SET name = ?, purpose = ?, coordinator_id = ?, version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: commission_delete
DELETE FROM commission WHERE council_id = ? AND id = ?;

-- name: commission_forget_topics
UPDATE priority_topic SET commission_id = NULL WHERE council_id = ? AND commission_id = ?;

-- name: commission_rename_topics
UPDATE priority_topic SET commission = ? WHERE council_id = ? AND commission_id = ?;

-- name: commission_member_list
SELECT commission_id, councillor_id FROM commission_member
 WHERE council_id = ? ORDER BY commission_id, councillor_id;

-- name: commission_member_add
INSERT INTO commission_member (council_id, commission_id, councillor_id) VALUES (?, ?, ?);

-- name: commission_member_clear
DELETE FROM commission_member WHERE council_id = ? AND commission_id = ?;
