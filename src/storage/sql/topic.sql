-- name: topic_list
SELECT t.id, t.council_id, t.plan_id, t.name, t.description, t.commission, t.commission_id,
       t.severity, t.population, t.mandate, t.competence, t.resources, t.measurable,
       t.is_public, t.version,
       (SELECT COUNT(*) FROM topic_indicator i WHERE i.council_id = t.council_id AND i.topic_id = t.id),
       COALESCE((SELECT MAX(o.ballot_id)
           FROM topic_ballot_option o JOIN topic_ballot b ON b.council_id = o.council_id AND b.id = o.ballot_id
          WHERE o.council_id = t.council_id AND o.topic_id = t.id AND b.closed_utc <> ''
            AND b.score_sum = t.severity + t.population + t.mandate + t.competence + t.resources + t.measurable), 0)
  FROM priority_topic t WHERE t.council_id = ? AND t.plan_id = ? ORDER BY t.name, t.id;

-- name: topic_load
SELECT t.id, t.council_id, t.plan_id, t.name, t.description, t.commission, t.commission_id,
       t.severity, t.population, t.mandate, t.competence, t.resources, t.measurable,
       t.is_public, t.version,
       (SELECT COUNT(*) FROM topic_indicator i WHERE i.council_id = t.council_id AND i.topic_id = t.id), 0
  FROM priority_topic t WHERE t.council_id = ? AND t.id = ?;

-- name: topic_count
SELECT (SELECT COUNT(*) FROM concept_recommendation r WHERE r.council_id = p.council_id AND r.plan_id = p.id),
       (SELECT COUNT(*) FROM topic_ballot b WHERE b.council_id = p.council_id AND b.plan_id = p.id AND b.closed_utc = ''),
       COUNT(t.id),
       COUNT(t.severity + t.population + t.mandate + t.competence + t.resources + t.measurable),
       COUNT(CASE WHEN EXISTS (SELECT 1 FROM topic_indicator i WHERE i.council_id = t.council_id AND i.topic_id = t.id)
                  THEN 1 END),
       COUNT(CASE WHEN t.is_public = 1 THEN 1 END)
  FROM plan p LEFT JOIN priority_topic t ON t.council_id = p.council_id AND t.plan_id = p.id
 WHERE p.council_id = ? AND p.id = ? GROUP BY p.council_id, p.id;

-- name: topic_list_votes
SELECT v.ballot_id, v.topic_id, COUNT(*)
  FROM topic_vote v JOIN topic_ballot b ON b.council_id = v.council_id AND b.id = v.ballot_id
 WHERE b.council_id = ? AND b.plan_id = ? AND b.closed_utc <> ''
 GROUP BY v.ballot_id, v.topic_id;

-- name: topic_add
INSERT INTO priority_topic (council_id, plan_id, name, description, commission, commission_id,
       severity, population, mandate, competence, resources, measurable, created_by, created_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: topic_save
UPDATE priority_topic
   SET name = ?, description = ?, commission = ?, commission_id = ?, severity = ?, population = ?,
       mandate = ?, competence = ?, resources = ?, measurable = ?, version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: topic_publish
UPDATE priority_topic SET is_public = ? WHERE council_id = ? AND id = ? AND is_public <> ?;

-- name: topic_delete
DELETE FROM priority_topic WHERE council_id = ? AND id = ?;

-- name: topic_link_add_recommendation
INSERT INTO topic_recommendation (council_id, plan_id, topic_id, recommendation_id)
VALUES (?, ?, ?, ?) ON CONFLICT (council_id, topic_id, recommendation_id) DO NOTHING;

-- name: topic_link_add_node
INSERT INTO topic_node (council_id, plan_id, topic_id, node_id)
VALUES (?, ?, ?, ?) ON CONFLICT (council_id, topic_id, node_id) DO NOTHING;

-- name: topic_link_add_indicator
INSERT INTO topic_indicator (council_id, topic_id, indicator_id)
VALUES (?, ?, ?) ON CONFLICT (council_id, topic_id, indicator_id) DO NOTHING;

-- name: topic_link_add_project
INSERT INTO topic_project (council_id, plan_id, topic_id, project_id)
VALUES (?, ?, ?, ?) ON CONFLICT (council_id, topic_id, project_id) DO NOTHING;

-- name: topic_link_remove_recommendation
DELETE FROM topic_recommendation WHERE council_id = ? AND topic_id = ? AND recommendation_id = ?;

-- name: topic_link_remove_node
DELETE FROM topic_node WHERE council_id = ? AND topic_id = ? AND node_id = ?;

-- name: topic_link_remove_indicator
DELETE FROM topic_indicator WHERE council_id = ? AND topic_id = ? AND indicator_id = ?;

-- name: topic_link_remove_project
DELETE FROM topic_project WHERE council_id = ? AND topic_id = ? AND project_id = ?;

-- name: topic_link_list_nodes
SELECT node_id FROM topic_node WHERE council_id = ? AND topic_id = ? ORDER BY node_id;

-- name: topic_link_list_indicators
SELECT indicator_id FROM topic_indicator WHERE council_id = ? AND topic_id = ? ORDER BY indicator_id;

-- name: topic_link_list_recommendations
SELECT recommendation_id FROM topic_recommendation
 WHERE council_id = ? AND topic_id = ? ORDER BY recommendation_id;

-- name: topic_link_list_projects
SELECT p.id, p.bpin, p.name
  FROM topic_project l JOIN project p ON p.council_id = l.council_id AND p.id = l.project_id
 WHERE l.council_id = ? AND l.topic_id = ? ORDER BY p.bpin;

-- name: topic_link_list_all_indicators
SELECT l.topic_id, l.indicator_id
  FROM topic_indicator l JOIN priority_topic t ON t.council_id = l.council_id AND t.id = l.topic_id
 WHERE t.council_id = ? AND t.plan_id = ? ORDER BY l.topic_id, l.indicator_id;

-- name: project_save
INSERT INTO project (council_id, plan_id, bpin, name) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, plan_id, bpin) DO UPDATE SET name = excluded.name RETURNING id;
