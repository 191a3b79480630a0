-- Who takes part in the follow-up. An actor of the council is a link and keeps no name of its own;
-- the others say how they are reached, and why the council may keep that.
CREATE TABLE actor (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    kind TEXT NOT NULL CHECK (kind IN ('comision', 'miembro', 'oficina', 'entidad', 'organizacion')),
    name TEXT NOT NULL,
    commission_id {{integer}},
    councillor_id {{integer}},
    person_id {{integer}} REFERENCES person (id),
    office TEXT NOT NULL DEFAULT '',
    contact_name TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    contact_basis TEXT NOT NULL DEFAULT '' CHECK (contact_basis IN ('', 'cargo_publico', 'autorizado')),
    authorised_date TEXT NOT NULL DEFAULT '',
    is_retired {{integer}} NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    CHECK (name <> '' OR commission_id IS NOT NULL OR councillor_id IS NOT NULL OR person_id IS NOT NULL),
    CHECK (contact_basis <> '' OR (contact_name = '' AND email = '' AND phone = '')),
    CHECK ((contact_basis = 'autorizado') = (authorised_date <> '')),
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, commission_id) REFERENCES commission (council_id, id),
    FOREIGN KEY (council_id, councillor_id) REFERENCES councillor (council_id, id)
) {{strict}};
CREATE UNIQUE INDEX actor_commission ON actor (council_id, commission_id) WHERE commission_id IS NOT NULL;
CREATE UNIQUE INDEX actor_councillor ON actor (council_id, councillor_id) WHERE councillor_id IS NOT NULL;
CREATE INDEX actor_person ON actor (person_id);

-- A row of the matrix: a step of the follow-up for the whole council, a topic or an indicator. It
-- stays when nobody is named in it any more, so that its version tells who saved last.
CREATE TABLE duty_row (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    topic_id {{integer}},
    indicator_id {{integer}},
    step TEXT NOT NULL CHECK (step <> ''),
    version {{integer}} NOT NULL DEFAULT 1,
    CHECK (topic_id IS NULL OR indicator_id IS NULL),
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, topic_id) REFERENCES priority_topic (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE
) {{strict}};
CREATE UNIQUE INDEX duty_row_of_council ON duty_row (council_id, step) WHERE topic_id IS NULL AND indicator_id IS NULL;
CREATE UNIQUE INDEX duty_row_of_topic ON duty_row (council_id, topic_id, step) WHERE topic_id IS NOT NULL;
CREATE UNIQUE INDEX duty_row_of_indicator ON duty_row (council_id, indicator_id, step) WHERE indicator_id IS NOT NULL;

CREATE TABLE duty_holder (
    council_id {{integer}} NOT NULL,
    duty_row_id {{integer}} NOT NULL,
    actor_id {{integer}} NOT NULL,
    letters TEXT NOT NULL CHECK (letters IN ('R', 'A', 'RA', 'C', 'I')),
    PRIMARY KEY (council_id, duty_row_id, actor_id),
    FOREIGN KEY (council_id, duty_row_id) REFERENCES duty_row (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, actor_id) REFERENCES actor (council_id, id)
) {{keyed}};
CREATE INDEX duty_holder_back ON duty_holder (council_id, actor_id);
