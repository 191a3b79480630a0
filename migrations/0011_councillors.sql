-- What the council itself decides about its work: no row, or '' and 0, is "not said yet".
-- quorum_kind: mas_de_la_mitad, la_mitad, un_tercio, numero (then quorum_number).
CREATE TABLE council_rule (
    council_id {{integer}} PRIMARY KEY REFERENCES council (id),
    office_date TEXT NOT NULL DEFAULT '',
    quorum_kind TEXT NOT NULL DEFAULT 'mas_de_la_mitad' CHECK (quorum_kind IN ('mas_de_la_mitad', 'la_mitad', 'un_tercio', 'numero')),
    quorum_number {{integer}} NOT NULL DEFAULT 0 CHECK (quorum_number BETWEEN 0 AND 999),
    version {{integer}} NOT NULL DEFAULT 1
) {{keyed}};

-- Seats of a sector; a sector of the catalog keeps only what the council says of it.
CREATE TABLE council_sector (
    council_id {{integer}} NOT NULL REFERENCES council (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    seats {{integer}} NOT NULL CHECK (seats BETWEEN 0 AND 99),
    is_sensitive {{integer}} NOT NULL DEFAULT 0 CHECK (is_sensitive IN (0, 1)),
    PRIMARY KEY (council_id, code)
) {{keyed}};

CREATE TABLE councillor (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    person_id {{integer}} REFERENCES person (id),
    name TEXT NOT NULL,
    sector TEXT NOT NULL CHECK (sector <> ''),
    organisation TEXT NOT NULL DEFAULT '',
    since_date TEXT NOT NULL,
    until_date TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    is_forgotten {{integer}} NOT NULL DEFAULT 0 CHECK (is_forgotten IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    UNIQUE (council_id, id)
) {{strict}};
CREATE UNIQUE INDEX councillor_of_person ON councillor (council_id, person_id) WHERE person_id IS NOT NULL;

-- Never deleted while the councillor is known: the proof that was asked (Ley 1581 de 2012, art. 9).
CREATE TABLE councillor_authorisation (
    id {{id}},
    council_id {{integer}} NOT NULL,
    councillor_id {{integer}} NOT NULL,
    text_version TEXT NOT NULL CHECK (text_version <> ''),
    given_date TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel <> ''),
    covers_name {{integer}} NOT NULL CHECK (covers_name IN (0, 1)),
    covers_photo {{integer}} NOT NULL CHECK (covers_photo IN (0, 1)),
    covers_phone {{integer}} NOT NULL CHECK (covers_phone IN (0, 1)),
    covers_sector {{integer}} NOT NULL CHECK (covers_sector IN (0, 1)),
    revoked_date TEXT NOT NULL DEFAULT '',
    recorded_by {{integer}} REFERENCES person (id),
    recorded_utc TEXT NOT NULL,
    FOREIGN KEY (council_id, councillor_id) REFERENCES councillor (council_id, id) ON DELETE CASCADE
) {{strict}};
CREATE INDEX councillor_authorisation_of ON councillor_authorisation (council_id, councillor_id);

CREATE TABLE commission (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    name TEXT NOT NULL CHECK (name <> ''),
    purpose TEXT NOT NULL DEFAULT '',
    coordinator_id {{integer}},
    version {{integer}} NOT NULL DEFAULT 1,
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, coordinator_id) REFERENCES councillor (council_id, id)
) {{strict}};
CREATE INDEX commission_coordinator ON commission (council_id, coordinator_id);

CREATE TABLE commission_member (
    council_id {{integer}} NOT NULL,
    commission_id {{integer}} NOT NULL,
    councillor_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, commission_id, councillor_id),
    FOREIGN KEY (council_id, commission_id) REFERENCES commission (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, councillor_id) REFERENCES councillor (council_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX commission_member_back ON commission_member (council_id, councillor_id);
