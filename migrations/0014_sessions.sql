-- quorum_needed and in_office are written down when the session is held, for rules may change later.
CREATE TABLE council_session (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    title TEXT NOT NULL CHECK (title <> ''),
    session_date TEXT NOT NULL,
    start_time TEXT NOT NULL DEFAULT '',
    end_time TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    agenda TEXT NOT NULL DEFAULT '',
    minutes TEXT NOT NULL DEFAULT '',
    is_held {{integer}} NOT NULL DEFAULT 0 CHECK (is_held IN (0, 1)),
    quorum_needed {{integer}} NOT NULL DEFAULT 0,
    in_office {{integer}} NOT NULL DEFAULT 0,
    is_public {{integer}} NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    UNIQUE (council_id, id)
) {{strict}};
CREATE INDEX council_session_by_date ON council_session (council_id, session_date);

CREATE TABLE session_attendance (
    council_id {{integer}} NOT NULL,
    session_id {{integer}} NOT NULL,
    councillor_id {{integer}} NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('asistio', 'excusa', 'no_asistio')),
    PRIMARY KEY (council_id, session_id, councillor_id),
    FOREIGN KEY (council_id, session_id) REFERENCES council_session (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, councillor_id) REFERENCES councillor (council_id, id)
) {{keyed}};
CREATE INDEX session_attendance_back ON session_attendance (council_id, councillor_id);

CREATE TABLE session_decision (
    id {{id}},
    council_id {{integer}} NOT NULL,
    session_id {{integer}} NOT NULL,
    decision TEXT NOT NULL CHECK (decision <> ''),
    votes_for {{integer}} NOT NULL CHECK (votes_for BETWEEN 0 AND 999),
    votes_against {{integer}} NOT NULL CHECK (votes_against BETWEEN 0 AND 999),
    votes_blank {{integer}} NOT NULL CHECK (votes_blank BETWEEN 0 AND 999),
    FOREIGN KEY (council_id, session_id) REFERENCES council_session (council_id, id) ON DELETE CASCADE
) {{strict}};
CREATE INDEX session_decision_of ON session_decision (council_id, session_id);
