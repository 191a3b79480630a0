-- name: plan_list
SELECT id, council_id, name, first_year, year_count, is_current, created_utc
  FROM plan WHERE council_id = ? ORDER BY first_year DESC, id DESC;

-- name: plan_find_current
SELECT id FROM plan WHERE council_id = ? AND is_current = 1;

-- name: plan_find
SELECT id, council_id, name, first_year, year_count, is_current, created_utc
  FROM plan WHERE council_id = ? AND id = ?;

-- name: plan_load_nodes
SELECT id, parent_id, depth, code, name, position, weight_state, weight_e4
  FROM plan_node WHERE council_id = ? AND plan_id = ? ORDER BY depth, position, id;

-- name: plan_add
INSERT INTO plan (council_id, name, first_year, year_count, created_utc)
VALUES (?, ?, ?, ?, ?) RETURNING id;

-- name: plan_rename
UPDATE plan SET name = ? WHERE council_id = ? AND id = ?;

-- name: plan_clear_current
UPDATE plan SET is_current = 0 WHERE council_id = ? AND is_current = 1;

-- name: plan_make_current
UPDATE plan SET is_current = 1 WHERE council_id = ? AND id = ?;

-- name: plan_delete
DELETE FROM plan WHERE council_id = ? AND id = ?;

-- name: plan_add_node
INSERT INTO plan_node (council_id, plan_id, parent_id, depth, code, name, position, weight_state, weight_e4)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: plan_save_node
UPDATE plan_node SET code = ?, name = ?, position = ?, weight_state = ?, weight_e4 = ?
 WHERE council_id = ? AND plan_id = ? AND id = ?;

-- name: plan_delete_node
DELETE FROM plan_node WHERE council_id = ? AND plan_id = ? AND id = ?;
