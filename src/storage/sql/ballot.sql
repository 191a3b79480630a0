-- name: ballot_list
SELECT b.id, b.council_id, b.plan_id, b.score_sum, b.opened_utc, b.closed_utc,
       (SELECT COUNT(*) FROM topic_vote v WHERE v.council_id = b.council_id AND v.ballot_id = b.id)
  FROM topic_ballot b WHERE b.council_id = ? AND b.plan_id = ? ORDER BY b.id DESC;

-- name: ballot_load
SELECT b.id, b.council_id, b.plan_id, b.score_sum, b.opened_utc, b.closed_utc,
       (SELECT COUNT(*) FROM topic_vote v WHERE v.council_id = b.council_id AND v.ballot_id = b.id)
  FROM topic_ballot b WHERE b.council_id = ? AND b.id = ?;

-- name: ballot_list_options
SELECT o.topic_id, t.name, t.description,
       (SELECT COUNT(*) FROM topic_vote v WHERE v.council_id = o.council_id AND v.ballot_id = o.ballot_id
           AND v.topic_id = o.topic_id)
  FROM topic_ballot_option o JOIN priority_topic t ON t.council_id = o.council_id AND t.id = o.topic_id
 WHERE o.council_id = ? AND o.ballot_id = ? ORDER BY t.name, t.id;

-- name: ballot_find_vote
SELECT topic_id FROM topic_vote WHERE council_id = ? AND ballot_id = ? AND person_id = ?;

-- name: ballot_add
INSERT INTO topic_ballot (council_id, plan_id, score_sum, opened_by, opened_utc)
VALUES (?, ?, ?, ?, ?) RETURNING id;

-- name: ballot_add_option
INSERT INTO topic_ballot_option (council_id, ballot_id, topic_id) VALUES (?, ?, ?);

-- name: ballot_vote
INSERT INTO topic_vote (council_id, ballot_id, person_id, topic_id)
SELECT o.council_id, o.ballot_id, CAST(? AS BIGINT), o.topic_id
  FROM topic_ballot_option o JOIN topic_ballot b ON b.council_id = o.council_id AND b.id = o.ballot_id
 WHERE o.council_id = ? AND o.ballot_id = ? AND o.topic_id = ? AND b.closed_utc = ''
ON CONFLICT (council_id, ballot_id, person_id) DO UPDATE SET topic_id = excluded.topic_id;

-- name: ballot_close
UPDATE topic_ballot SET closed_by = ?, closed_utc = ? WHERE council_id = ? AND id = ? AND closed_utc = '';
