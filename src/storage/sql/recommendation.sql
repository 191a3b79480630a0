-- name: recommendation_list
SELECT r.id, r.council_id, r.plan_id, r.number, r.line, r.recommendation, r.priority, r.answer,
       r.answer_note, r.version,
       (SELECT COUNT(*) FROM topic_recommendation l WHERE l.council_id = r.council_id AND l.recommendation_id = r.id)
  FROM concept_recommendation r WHERE r.council_id = ? AND r.plan_id = ? ORDER BY r.id;

-- name: recommendation_load
SELECT r.id, r.council_id, r.plan_id, r.number, r.line, r.recommendation, r.priority, r.answer,
       r.answer_note, r.version,
       (SELECT COUNT(*) FROM topic_recommendation l WHERE l.council_id = r.council_id AND l.recommendation_id = r.id)
  FROM concept_recommendation r WHERE r.council_id = ? AND r.id = ?;

-- name: recommendation_add
INSERT INTO concept_recommendation (council_id, plan_id, number, line, recommendation, priority, answer, answer_note)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: recommendation_save
UPDATE concept_recommendation
   SET number = ?, line = ?, recommendation = ?, priority = ?, answer = ?, answer_note = ?,
       version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: recommendation_delete
DELETE FROM concept_recommendation WHERE council_id = ? AND id = ?;
