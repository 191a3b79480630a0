-- name: person_find
SELECT id, email, name, password_hash, is_administrator, must_change_password, is_disabled,
       totp_secret, totp_last_step, recovery_marks, created_utc
  FROM person WHERE id = ?;

-- name: person_find_by_email
SELECT id, email, name, password_hash, is_administrator, must_change_password, is_disabled,
       totp_secret, totp_last_step, recovery_marks, created_utc
  FROM person WHERE email = ?;

-- name: person_list
SELECT id, email, name, password_hash, is_administrator, must_change_password, is_disabled,
       totp_secret, totp_last_step, recovery_marks, created_utc
  FROM person ORDER BY name, id;

-- name: person_add
INSERT INTO person (email, name, password_hash, is_administrator, must_change_password, is_disabled,
                    totp_secret, totp_last_step, recovery_marks, created_utc)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: person_save
UPDATE person
   SET name = ?, password_hash = ?, is_administrator = ?, must_change_password = ?,
       is_disabled = ?, totp_secret = ?, totp_last_step = ?, recovery_marks = ?
 WHERE id = ?;
