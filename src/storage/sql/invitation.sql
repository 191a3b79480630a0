-- name: invitation_add
INSERT INTO invitation (council_id, token_hash, email, name, roles, invited_by, created_s, expires_s)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: invitation_find
SELECT i.id, i.council_id, i.token_hash, i.email, i.name, i.roles, i.invited_by, i.created_s,
       i.expires_s, i.used_s, c.code, c.name
  FROM invitation i JOIN council c ON c.id = i.council_id WHERE i.token_hash = ?;

-- name: invitation_list
SELECT i.id, i.council_id, i.token_hash, i.email, i.name, i.roles, i.invited_by, i.created_s,
       i.expires_s, i.used_s, c.code, c.name
  FROM invitation i JOIN council c ON c.id = i.council_id
 WHERE i.council_id = ? AND i.used_s = 0 ORDER BY i.created_s DESC, i.id DESC;

-- name: invitation_use
UPDATE invitation SET used_s = ? WHERE id = ? AND used_s = 0;

-- name: invitation_delete
DELETE FROM invitation WHERE council_id = ? AND email = ? AND used_s = 0;

-- name: invitation_withdraw
DELETE FROM invitation WHERE council_id = ? AND id = ? AND used_s = 0;
