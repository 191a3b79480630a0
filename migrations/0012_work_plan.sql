-- What a council plans to do. commission_id and responsible_id may be nobody yet.
CREATE TABLE work_activity (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    title TEXT NOT NULL CHECK (title <> ''),
    description TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL DEFAULT '',
    commission_id {{integer}},
    responsible_id {{integer}},
    start_date TEXT NOT NULL,
    end_date TEXT NOT NULL,
    product TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('pendiente', 'en_curso', 'hecha', 'cancelada')),
    done_date TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL CHECK (basis IN ('propia', 'ley_sin_fecha', 'ley')),
    norm TEXT NOT NULL DEFAULT '',
    legal_code TEXT NOT NULL DEFAULT '',
    is_public {{integer}} NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    CHECK (end_date >= start_date),
    CHECK ((state = 'hecha') = (done_date <> '')),
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, commission_id) REFERENCES commission (council_id, id),
    FOREIGN KEY (council_id, responsible_id) REFERENCES councillor (council_id, id)
) {{strict}};
CREATE INDEX work_activity_by_date ON work_activity (council_id, start_date);
CREATE INDEX work_activity_commission ON work_activity (council_id, commission_id);
CREATE INDEX work_activity_responsible ON work_activity (council_id, responsible_id);
CREATE UNIQUE INDEX work_activity_legal ON work_activity (council_id, legal_code) WHERE legal_code <> '';

-- Minutes and other files of an activity; the bytes are evidence files, named by their sum.
CREATE TABLE work_activity_file (
    id {{id}},
    council_id {{integer}} NOT NULL,
    activity_id {{integer}} NOT NULL,
    is_minutes {{integer}} NOT NULL CHECK (is_minutes IN (0, 1)),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    media_type TEXT NOT NULL,
    size_bytes {{integer}} NOT NULL,
    sha256 TEXT NOT NULL,
    is_public {{integer}} NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    uploaded_by {{integer}} REFERENCES person (id),
    uploaded_utc TEXT NOT NULL,
    removed_utc TEXT NOT NULL DEFAULT '',
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, activity_id) REFERENCES work_activity (council_id, id) ON DELETE CASCADE
) {{strict}};
CREATE INDEX work_activity_file_of ON work_activity_file (council_id, activity_id);
CREATE INDEX work_activity_file_sum ON work_activity_file (sha256);

-- The address by which a member's calendar program reads the whole plan; only its hash is kept.
CREATE TABLE calendar_subscription (
    council_id {{integer}} NOT NULL,
    person_id {{integer}} NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    created_utc TEXT NOT NULL,
    PRIMARY KEY (council_id, person_id),
    FOREIGN KEY (council_id, person_id) REFERENCES member (council_id, person_id) ON DELETE CASCADE
) {{strict}};
