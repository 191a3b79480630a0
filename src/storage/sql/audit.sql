-- name: audit_add
INSERT INTO audit (council_id, sequence, actor_id, time_utc, action, object, detail, previous, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: audit_head
SELECT sequence, hash FROM audit WHERE council_id = ? ORDER BY sequence DESC LIMIT 1;

-- name: audit_walk
SELECT council_id, sequence, actor_id, time_utc, action, object, detail, previous, hash
  FROM audit WHERE council_id = ? ORDER BY sequence;

-- name: audit_list
SELECT a.council_id, a.sequence, a.actor_id, a.time_utc, a.action, a.object, a.detail, a.previous,
       a.hash, p.name
  FROM audit a LEFT JOIN person p ON p.id = a.actor_id
 WHERE a.council_id = ? AND a.sequence < ? AND (CAST(? AS BIGINT) < 0 OR a.actor_id = ?)
   AND (CAST(? AS TEXT) = '' OR a.action = ?)
 ORDER BY a.sequence DESC LIMIT ?;

-- name: audit_list_actors
SELECT a.actor_id, p.name, count(*) FROM audit a LEFT JOIN person p ON p.id = a.actor_id
 WHERE a.council_id = ? GROUP BY a.actor_id, p.name ORDER BY count(*) DESC, a.actor_id;

-- name: audit_list_actions
SELECT action, count(*) FROM audit WHERE council_id = ? GROUP BY action ORDER BY count(*) DESC, action;

-- name: audit_list_chains
SELECT DISTINCT council_id FROM audit ORDER BY council_id;

-- name: audit_list_of_actor
SELECT a.council_id, a.sequence, a.actor_id, a.time_utc, a.action, a.object, a.detail, a.previous,
       a.hash, c.name
  FROM audit a LEFT JOIN council c ON c.id = a.council_id
 WHERE a.actor_id = ? ORDER BY a.time_utc DESC, a.council_id, a.sequence DESC LIMIT ?;
