-- name: actor_list
SELECT a.id, a.council_id, a.kind,
       CASE WHEN a.commission_id IS NOT NULL THEN c.name WHEN a.councillor_id IS NOT NULL THEN k.name
            WHEN a.kind = 'miembro' AND a.person_id IS NOT NULL THEN p.name ELSE a.name END,
       a.commission_id, a.councillor_id, a.person_id, a.office, a.contact_name, a.post, a.email,
       a.phone, a.contact_basis, a.authorised_date, a.is_retired, a.version,
       (SELECT COUNT(*) FROM duty_holder h WHERE h.council_id = a.council_id AND h.actor_id = a.id)
  FROM actor a
  LEFT JOIN commission c ON c.council_id = a.council_id AND c.id = a.commission_id
  LEFT JOIN councillor k ON k.council_id = a.council_id AND k.id = a.councillor_id
  LEFT JOIN person p ON p.id = a.person_id
 WHERE a.council_id = ? ORDER BY a.id;

-- name: actor_list_of_person
SELECT a.id, a.council_id, a.kind,
       CASE WHEN a.commission_id IS NOT NULL THEN c.name WHEN a.councillor_id IS NOT NULL THEN k.name
            WHEN a.kind = 'miembro' AND a.person_id IS NOT NULL THEN p.name ELSE a.name END,
       a.commission_id, a.councillor_id, a.person_id, a.office, a.contact_name, a.post, a.email,
       a.phone, a.contact_basis, a.authorised_date, a.is_retired, a.version,
       (SELECT COUNT(*) FROM duty_holder h WHERE h.council_id = a.council_id AND h.actor_id = a.id),
       o.code, o.name
  FROM person me, actor a
  JOIN council o ON o.id = a.council_id
  LEFT JOIN commission c ON c.council_id = a.council_id AND c.id = a.commission_id
  LEFT JOIN person p ON p.id = a.person_id
  LEFT JOIN councillor k ON k.council_id = a.council_id AND k.id = a.councillor_id
 WHERE me.id = ? AND (a.person_id = me.id OR k.person_id = me.id
    OR (a.email <> '' AND LOWER(a.email) = LOWER(me.email)
        AND EXISTS (SELECT 1 FROM member m WHERE m.council_id = a.council_id AND m.person_id = me.id))) ORDER BY o.name, a.id;

-- name: actor_add
INSERT INTO actor (kind, name, commission_id, councillor_id, person_id, office, contact_name, post,
       email, phone, contact_basis, authorised_date, is_retired, council_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: actor_save
UPDATE actor SET kind = ?, name = ?, commission_id = ?, councillor_id = ?, person_id = ?, office = ?,
       contact_name = ?, post = ?, email = ?, phone = ?, contact_basis = ?, authorised_date = ?,
       is_retired = ?, version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: actor_delete
DELETE FROM actor WHERE council_id = ? AND id = ?
   AND NOT EXISTS (SELECT 1 FROM duty_holder h WHERE h.council_id = actor.council_id AND h.actor_id = actor.id);

-- name: actor_forget_councillor
UPDATE actor
   SET contact_name = '', post = '', email = '', phone = '', contact_basis = '', authorised_date = '',
       version = version + 1
 WHERE council_id = ? AND councillor_id = ?;

-- name: actor_leave_commission
UPDATE actor SET is_retired = 1, commission_id = NULL, version = version + 1,
       name = (SELECT c.name FROM commission c WHERE c.council_id = actor.council_id AND c.id = actor.commission_id)
 WHERE council_id = ? AND commission_id = ?;

-- name: actor_leave_council
UPDATE actor SET is_retired = 1, version = version + 1
 WHERE council_id = ? AND person_id = ? AND kind = 'miembro' AND is_retired = 0;

-- name: duty_row_list
SELECT r.id, r.council_id, r.topic_id, r.indicator_id, r.step, r.version, h.actor_id, h.letters,
       COALESCE(t.name, i.name, '')
  FROM duty_row r LEFT JOIN duty_holder h ON h.council_id = r.council_id AND h.duty_row_id = r.id
  LEFT JOIN priority_topic t ON t.council_id = r.council_id AND t.id = r.topic_id
  LEFT JOIN indicator i ON i.council_id = r.council_id AND i.id = r.indicator_id
 WHERE r.council_id = ? ORDER BY r.id, h.actor_id;

-- name: duty_row_add
INSERT INTO duty_row (council_id, topic_id, indicator_id, step) VALUES (?, ?, ?, ?) RETURNING id;

-- name: duty_row_raise
UPDATE duty_row SET version = version + 1 WHERE council_id = ? AND id = ? AND version = ?;

-- name: duty_holder_clear
DELETE FROM duty_holder WHERE council_id = ? AND duty_row_id = ?;

-- name: duty_holder_add
INSERT INTO duty_holder (council_id, duty_row_id, actor_id, letters) VALUES (?, ?, ?, ?);

-- name: actor_office_list
SELECT responsible FROM indicator
 WHERE council_id = ? AND plan_id = ? AND responsible <> '' ORDER BY position, id;
