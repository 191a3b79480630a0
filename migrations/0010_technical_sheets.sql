-- The technical sheet of an indicator: its present version, and every one that it had. What the plan
-- says of an indicator stands in the plan alone; here is what people wrote.
CREATE TABLE technical_sheet (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    version {{integer}} NOT NULL CHECK (version > 0),
    PRIMARY KEY (council_id, indicator_id),
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE
) {{keyed}};

CREATE TABLE technical_sheet_version (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    version {{integer}} NOT NULL,
    person_id {{integer}} REFERENCES person (id),
    time_utc TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('pagina', 'archivo')),
    PRIMARY KEY (council_id, indicator_id, version),
    FOREIGN KEY (council_id, indicator_id) REFERENCES technical_sheet (council_id, indicator_id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX technical_sheet_version_by_person ON technical_sheet_version (person_id);

-- field is a key of core/technical_sheet/sheet_field.def. An empty value is no row.
CREATE TABLE technical_sheet_value (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    version {{integer}} NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (council_id, indicator_id, version, field),
    FOREIGN KEY (council_id, indicator_id, version) REFERENCES technical_sheet_version (council_id, indicator_id, version) ON DELETE CASCADE
) {{keyed}};
