-- name: councillor_list
SELECT id, council_id, person_id, name, sector, organisation, since_date, until_date, phone, email,
       is_forgotten, version
  FROM councillor WHERE council_id = ? ORDER BY name, id;

-- name: councillor_load
SELECT id, council_id, person_id, name, sector, organisation, since_date, until_date, phone, email,
       is_forgotten, version
  FROM councillor WHERE council_id = ? AND id = ?;

-- name: councillor_add
INSERT INTO councillor (person_id, name, sector, organisation, since_date, until_date, phone, email,
       council_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: councillor_save
UPDATE councillor
   SET person_id = ?, name = ?, sector = ?, organisation = ?, since_date = ?, until_date = ?,
       phone = ?, email = ?, version = version + 1
 WHERE council_id = ? AND id = ? AND version = ? AND is_forgotten = 0;

-- name: councillor_forget
UPDATE councillor
   SET person_id = NULL, name = '', organisation = '', phone = '', email = '', is_forgotten = 1,
       until_date = CASE WHEN until_date = '' OR until_date > ? THEN ? ELSE until_date END,
       version = version + 1
 WHERE council_id = ? AND id = ? AND is_forgotten = 0;

-- name: authorisation_list
SELECT id, council_id, councillor_id, text_version, given_date, channel, covers_name, covers_photo,
       covers_phone, covers_sector, revoked_date
  FROM councillor_authorisation WHERE council_id = ? ORDER BY councillor_id, id;

-- name: authorisation_add
INSERT INTO councillor_authorisation (council_id, councillor_id, text_version, given_date, channel,
       covers_name, covers_photo, covers_phone, covers_sector, recorded_by, recorded_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: authorisation_revoke
UPDATE councillor_authorisation SET revoked_date = ?
 WHERE council_id = ? AND councillor_id = ? AND id = ? AND revoked_date = '';

-- name: authorisation_revoke_all
UPDATE councillor_authorisation SET revoked_date = ?
 WHERE council_id = ? AND councillor_id = ? AND revoked_date = '';

-- name: council_sector_list
SELECT code, name, seats, is_sensitive FROM council_sector WHERE council_id = ? ORDER BY code;

-- name: council_sector_save
INSERT INTO council_sector (council_id, code, name, seats, is_sensitive) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (council_id, code) DO UPDATE
   SET name = excluded.name, seats = excluded.seats, is_sensitive = excluded.is_sensitive;

-- name: council_sector_delete
DELETE FROM council_sector WHERE council_id = ? AND code = ?;

-- name: council_rule_load
SELECT office_date, quorum_kind, quorum_number, version FROM council_rule WHERE council_id = ?;

-- name: council_rule_add
INSERT INTO council_rule (office_date, quorum_kind, quorum_number, council_id) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id) DO NOTHING;

-- name: council_rule_save
UPDATE council_rule SET office_date = ?, quorum_kind = ?, quorum_number = ?, version = version + 1
 WHERE council_id = ? AND version = ?;
