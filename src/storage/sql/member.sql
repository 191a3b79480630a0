-- name: member_find
SELECT m.council_id, m.person_id, m.roles, m.since_utc, p.name, p.email, p.is_disabled, c.code, c.name
  FROM member m JOIN person p ON p.id = m.person_id JOIN council c ON c.id = m.council_id
 WHERE m.council_id = ? AND m.person_id = ?;

-- name: member_list_of_council
SELECT m.council_id, m.person_id, m.roles, m.since_utc, p.name, p.email, p.is_disabled, c.code, c.name
  FROM member m JOIN person p ON p.id = m.person_id JOIN council c ON c.id = m.council_id
 WHERE m.council_id = ? ORDER BY p.name, p.id;

-- name: member_list_of_person
SELECT m.council_id, m.person_id, m.roles, m.since_utc, p.name, p.email, p.is_disabled, c.code, c.name
  FROM member m JOIN person p ON p.id = m.person_id JOIN council c ON c.id = m.council_id
 WHERE m.person_id = ? ORDER BY c.name, c.id;

-- name: member_save
INSERT INTO member (council_id, person_id, roles, since_utc) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, person_id) DO UPDATE SET roles = excluded.roles;

-- name: member_delete
DELETE FROM member WHERE council_id = ? AND person_id = ?;

-- name: member_count_of_person
SELECT COUNT(*) FROM member WHERE person_id = ?;
