CREATE TABLE subregion (
    code TEXT NOT NULL PRIMARY KEY,
    department_code TEXT NOT NULL,
    name TEXT NOT NULL
) {{strict}};

CREATE TABLE territory (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('departamento', 'municipio', 'distrito', 'area_no_municipalizada')),
    department_code TEXT NOT NULL,
    subregion_code TEXT REFERENCES subregion (code),
    latitude_e6 {{integer}},
    longitude_e6 {{integer}},
    is_pdet {{integer}} NOT NULL DEFAULT 0 CHECK (is_pdet IN (0, 1))
) {{strict}};
CREATE INDEX territory_by_department ON territory (department_code, name);

CREATE TABLE council (
    id {{id}},
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    territory_code TEXT NOT NULL REFERENCES territory (code),
    name TEXT NOT NULL CHECK (name <> ''),
    bands_json TEXT NOT NULL DEFAULT '',
    weighting TEXT NOT NULL DEFAULT 'por_indicadores',
    deadline_month_day TEXT NOT NULL DEFAULT '04-30',
    revision {{integer}} NOT NULL DEFAULT 1,
    created_utc TEXT NOT NULL
) {{strict}};
CREATE INDEX council_by_territory ON council (territory_code);

CREATE TABLE person (
    id {{id}},
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND email <> ''),
    name TEXT NOT NULL,
    password_hash TEXT,
    is_administrator {{integer}} NOT NULL DEFAULT 0 CHECK (is_administrator IN (0, 1)),
    must_change_password {{integer}} NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
    is_disabled {{integer}} NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
    totp_secret TEXT,
    totp_last_step {{integer}} NOT NULL DEFAULT 0,
    recovery_marks TEXT NOT NULL DEFAULT '',
    created_utc TEXT NOT NULL
) {{strict}};

CREATE TABLE member (
    council_id {{integer}} NOT NULL REFERENCES council (id),
    person_id {{integer}} NOT NULL REFERENCES person (id),
    roles TEXT NOT NULL,
    since_utc TEXT NOT NULL,
    PRIMARY KEY (council_id, person_id)
) {{keyed}};
CREATE INDEX member_by_person ON member (person_id);

CREATE TABLE invitation (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    token_hash TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    invited_by {{integer}} NOT NULL,
    created_s {{integer}} NOT NULL,
    expires_s {{integer}} NOT NULL,
    used_s {{integer}} NOT NULL DEFAULT 0
) {{strict}};
CREATE INDEX invitation_by_council ON invitation (council_id, used_s, created_s);

CREATE TABLE session (
    id {{id}},
    person_id {{integer}} NOT NULL REFERENCES person (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_s {{integer}} NOT NULL,
    seen_s {{integer}} NOT NULL,
    address TEXT NOT NULL,
    browser TEXT NOT NULL
) {{strict}};
CREATE INDEX session_by_person ON session (person_id, created_s);
CREATE INDEX session_by_age ON session (created_s);

CREATE TABLE throttle (
    mark TEXT NOT NULL PRIMARY KEY,
    failures {{integer}} NOT NULL,
    last_s {{integer}} NOT NULL
) {{strict}};
CREATE INDEX throttle_by_age ON throttle (last_s);

CREATE TABLE audit (
    council_id {{integer}} NOT NULL,
    sequence {{integer}} NOT NULL CHECK (sequence > 0),
    actor_id {{integer}} NOT NULL,
    time_utc TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous {{blob}} NOT NULL CHECK (length(previous) = 32),
    hash {{blob}} NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (council_id, sequence)
) {{strict}};
CREATE INDEX audit_by_object ON audit (council_id, object, sequence);
