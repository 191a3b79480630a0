-- name: problem_tree_load
SELECT n.id, n.parent_id, n.side, n.position, n.problem, n.is_terminal, n.objective, n.is_convertible,
       n.reason, n.is_unanswered, n.version, n.objective_version,
       (SELECT COUNT(*) FROM objective_programme p
         WHERE p.council_id = n.council_id AND p.topic_id = n.topic_id AND p.problem_node_id = n.id)
  FROM problem_node n WHERE n.council_id = ? AND n.topic_id = ? ORDER BY n.id;

-- name: problem_tree_count
SELECT COUNT(*), COALESCE(SUM(CASE WHEN EXISTS (
           SELECT 1 FROM problem_node n WHERE n.council_id = t.council_id AND n.topic_id = t.id) THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN EXISTS (
           SELECT 1 FROM logical_framework f WHERE f.council_id = t.council_id AND f.topic_id = t.id) THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN EXISTS (
           SELECT 1 FROM value_chain v WHERE v.council_id = t.council_id AND v.topic_id = t.id) THEN 1 ELSE 0 END), 0)
  FROM priority_topic t WHERE t.council_id = ? AND t.plan_id = ?;

-- name: problem_node_add
INSERT INTO problem_node (council_id, topic_id, side, parent_id, position, problem, is_terminal)
VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: problem_node_save
UPDATE problem_node SET problem = ?, is_terminal = ?, parent_id = ?, position = ?, version = version + 1
 WHERE council_id = ? AND topic_id = ? AND id = ? AND version = ?;

-- name: problem_node_place
UPDATE problem_node SET position = ? WHERE council_id = ? AND topic_id = ? AND id = ?;

-- name: problem_node_delete
DELETE FROM problem_node WHERE council_id = ? AND topic_id = ? AND id = ?;

-- name: objective_save
UPDATE problem_node SET objective = ?, is_convertible = ?, reason = ?, is_unanswered = ?,
       objective_version = objective_version + 1
 WHERE council_id = ? AND topic_id = ? AND id = ? AND objective_version = ?;

-- name: objective_list_programmes
SELECT problem_node_id, node_id FROM objective_programme
 WHERE council_id = ? AND topic_id = ? ORDER BY problem_node_id, node_id;

-- name: objective_list_indicators
SELECT problem_node_id, indicator_id FROM objective_indicator
 WHERE council_id = ? AND topic_id = ? ORDER BY problem_node_id, indicator_id;

-- name: objective_clear_programmes
DELETE FROM objective_programme WHERE council_id = ? AND topic_id = ? AND problem_node_id = ?;

-- name: objective_clear_indicators
DELETE FROM objective_indicator WHERE council_id = ? AND topic_id = ? AND problem_node_id = ?;

-- name: objective_add_programme
INSERT INTO objective_programme (council_id, topic_id, problem_node_id, node_id) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, topic_id, problem_node_id, node_id) DO NOTHING;

-- name: objective_add_indicator
INSERT INTO objective_indicator (council_id, topic_id, problem_node_id, indicator_id) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, topic_id, problem_node_id, indicator_id) DO NOTHING;
