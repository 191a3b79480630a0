-- name: council_session_list
SELECT id, council_id, title, session_date, start_time, end_time, place, agenda, minutes, is_held,
       quorum_needed, in_office, is_public, version
  FROM council_session WHERE council_id = ? ORDER BY session_date DESC, id DESC;

-- name: council_session_load
SELECT id, council_id, title, session_date, start_time, end_time, place, agenda, minutes, is_held,
       quorum_needed, in_office, is_public, version
  FROM council_session WHERE council_id = ? AND id = ?;

-- name: council_session_add
INSERT INTO council_session (title, session_date, start_time, end_time, place, agenda, minutes,
       is_held, quorum_needed, in_office, is_public, council_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: council_session_save
UPDATE council_session
   SET title = ?, session_date = ?, start_time = ?, end_time = ?, place = ?, agenda = ?,
       minutes = ?, is_held = ?, quorum_needed = ?, in_office = ?, is_public = ?,
       version = version + 1
 WHERE council_id = ? AND id = ? AND version = ?;

-- name: council_session_delete
DELETE FROM council_session WHERE council_id = ? AND id = ?;

-- name: council_session_count
SELECT COUNT(*) FROM council_session WHERE council_id = ? AND is_held = 1;

-- name: session_attendance_list
SELECT councillor_id, answer FROM session_attendance
 WHERE council_id = ? AND session_id = ? ORDER BY councillor_id;

-- name: session_attendance_save
INSERT INTO session_attendance (council_id, session_id, councillor_id, answer) VALUES (?, ?, ?, ?)
ON CONFLICT (council_id, session_id, councillor_id) DO UPDATE SET answer = excluded.answer;

-- name: session_attendance_delete
DELETE FROM session_attendance WHERE council_id = ? AND session_id = ? AND councillor_id = ?;

-- name: session_decision_list
SELECT id, decision, votes_for, votes_against, votes_blank FROM session_decision
 WHERE council_id = ? AND session_id = ? ORDER BY id;

-- name: session_decision_add
INSERT INTO session_decision (council_id, session_id, decision, votes_for, votes_against,
       votes_blank)
VALUES (?, ?, ?, ?, ?, ?) RETURNING id;

-- name: session_decision_delete
DELETE FROM session_decision WHERE council_id = ? AND session_id = ? AND id = ?;
