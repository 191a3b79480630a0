-- name: logical_framework_list
SELECT problem_node_id, summary, indicators, verification, assumptions, likelihood, is_external, version
  FROM logical_framework WHERE council_id = ? AND topic_id = ? ORDER BY problem_node_id;

-- name: logical_framework_add
INSERT INTO logical_framework (summary, indicators, verification, assumptions, likelihood, is_external,
       council_id, topic_id, problem_node_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (council_id, topic_id, problem_node_id) DO NOTHING;

-- name: logical_framework_save
UPDATE logical_framework SET summary = ?, indicators = ?, verification = ?, assumptions = ?, likelihood = ?,
       is_external = ?, version = version + 1
 WHERE council_id = ? AND topic_id = ? AND problem_node_id = ? AND version = ?;

-- name: value_chain_version
SELECT version FROM value_chain WHERE council_id = ? AND topic_id = ?;

-- name: value_chain_start
INSERT INTO value_chain (council_id, topic_id, version) VALUES (?, ?, 1)
ON CONFLICT (council_id, topic_id) DO NOTHING;

-- name: value_chain_advance
UPDATE value_chain SET version = version + 1 WHERE council_id = ? AND topic_id = ? AND version = ?;

-- name: value_chain_list_products
SELECT result_id, product_id FROM chain_product WHERE council_id = ? AND topic_id = ? ORDER BY result_id, product_id;

-- name: value_chain_list_projects
SELECT product_id, project_id FROM chain_project WHERE council_id = ? AND topic_id = ? ORDER BY product_id, project_id;

-- name: value_chain_list_money
SELECT project_id, pesos FROM chain_money WHERE council_id = ? AND topic_id = ? ORDER BY project_id;

-- name: value_chain_clear_products
DELETE FROM chain_product WHERE council_id = ? AND topic_id = ?;

-- name: value_chain_clear_projects
DELETE FROM chain_project WHERE council_id = ? AND topic_id = ?;

-- name: value_chain_clear_money
DELETE FROM chain_money WHERE council_id = ? AND topic_id = ?;

-- name: value_chain_add_product
INSERT INTO chain_product (council_id, topic_id, result_id, product_id) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, topic_id, result_id, product_id) DO NOTHING;

-- name: value_chain_add_project
INSERT INTO chain_project (council_id, topic_id, product_id, project_id) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, topic_id, product_id, project_id) DO NOTHING;

-- name: value_chain_add_money
INSERT INTO chain_money (council_id, topic_id, project_id, pesos) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, topic_id, project_id) DO UPDATE SET pesos = excluded.pesos;
