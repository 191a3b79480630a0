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
 WHERE a.council_id = ? AND a.sequence < ? ORDER BY a.sequence DESC LIMIT ?;

-- name: audit_list_chains
SELECT DISTINCT council_id FROM audit ORDER BY council_id;
