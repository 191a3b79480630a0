CREATE TABLE import_run (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    format_id TEXT NOT NULL,
    options_json TEXT NOT NULL DEFAULT '',
    indicator_count {{integer}} NOT NULL,
    problem_count {{integer}} NOT NULL,
    imported_by {{integer}} REFERENCES person (id),
    imported_utc TEXT NOT NULL,
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id) ON DELETE CASCADE
) {{strict}};
CREATE INDEX import_run_by_plan ON import_run (council_id, plan_id, id);

-- Where a value came from. field: 'row', 'baseline', 'target', 'planned', 'actual' …; year 0: none.
CREATE TABLE value_source (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    field TEXT NOT NULL,
    year {{integer}} NOT NULL DEFAULT 0,
    import_run_id {{integer}} NOT NULL,
    sheet TEXT NOT NULL,
    row_number {{integer}} NOT NULL,
    column_number {{integer}} NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (council_id, indicator_id, field, year),
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, import_run_id) REFERENCES import_run (council_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX value_source_by_run ON value_source (council_id, import_run_id);

-- What the file itself states. kind: 'compliance', 'progress', 'total_progress', 'total_actual'.
CREATE TABLE official_figure (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    kind TEXT NOT NULL,
    year {{integer}} NOT NULL DEFAULT 0,
    value_e4 {{integer}} NOT NULL,
    sheet TEXT NOT NULL,
    row_number {{integer}} NOT NULL,
    column_number {{integer}} NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (council_id, indicator_id, kind, year),
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE
) {{keyed}};

CREATE TABLE import_mapping (
    council_id {{integer}} NOT NULL REFERENCES council (id),
    signature TEXT NOT NULL,
    name TEXT NOT NULL,
    mapping_json TEXT NOT NULL,
    saved_utc TEXT NOT NULL,
    PRIMARY KEY (council_id, signature)
) {{strict}};

CREATE TABLE pending_import (
    token TEXT NOT NULL PRIMARY KEY,
    council_id {{integer}} NOT NULL REFERENCES council (id),
    person_id {{integer}} NOT NULL REFERENCES person (id),
    file_name TEXT NOT NULL,
    bytes {{blob}} NOT NULL,
    options_json TEXT NOT NULL,
    created_s {{integer}} NOT NULL
) {{strict}};
CREATE INDEX pending_import_by_age ON pending_import (created_s);

CREATE TABLE report (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    kind TEXT NOT NULL,
    cut_year {{integer}} NOT NULL,
    version {{integer}} NOT NULL DEFAULT 1,
    state TEXT NOT NULL CHECK (state IN ('borrador', 'aprobado')),
    title TEXT NOT NULL,
    settings_json TEXT NOT NULL DEFAULT '',
    snapshot_json TEXT NOT NULL DEFAULT '',
    snapshot_sha256 TEXT NOT NULL DEFAULT '',
    code TEXT UNIQUE,
    chain_head TEXT NOT NULL DEFAULT '',
    created_by {{integer}} REFERENCES person (id),
    created_utc TEXT NOT NULL,
    approved_by {{integer}} REFERENCES person (id),
    approved_utc TEXT NOT NULL DEFAULT '',
    supersedes_id {{integer}},
    correction_note TEXT NOT NULL DEFAULT '',
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id),
    FOREIGN KEY (council_id, supersedes_id) REFERENCES report (council_id, id) DEFERRABLE,
    CHECK ((state = 'aprobado') = (code IS NOT NULL))
) {{strict}};
CREATE INDEX report_of_council ON report (council_id, cut_year, id);

CREATE TABLE report_text (
    council_id {{integer}} NOT NULL,
    report_id {{integer}} NOT NULL,
    section TEXT NOT NULL,
    markdown TEXT NOT NULL,
    version {{integer}} NOT NULL DEFAULT 1,
    updated_by {{integer}} REFERENCES person (id),
    updated_utc TEXT NOT NULL,
    PRIMARY KEY (council_id, report_id, section),
    FOREIGN KEY (council_id, report_id) REFERENCES report (council_id, id) ON DELETE CASCADE
) {{strict}};

CREATE TABLE report_file (
    council_id {{integer}} NOT NULL,
    report_id {{integer}} NOT NULL,
    format TEXT NOT NULL,
    paper TEXT NOT NULL DEFAULT '',
    bytes {{blob}} NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (council_id, report_id, format, paper),
    FOREIGN KEY (council_id, report_id) REFERENCES report (council_id, id) ON DELETE CASCADE
) {{strict}};

-- The answer that was given to a form which may be sent twice.
CREATE TABLE idempotency_key (
    council_id {{integer}} NOT NULL,
    key TEXT NOT NULL,
    result TEXT NOT NULL,
    created_s {{integer}} NOT NULL,
    PRIMARY KEY (council_id, key)
) {{strict}};
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_s);
