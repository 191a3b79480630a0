-- What the council's concept on the plan recommended, and what became of it.
CREATE TABLE concept_recommendation (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    line TEXT NOT NULL DEFAULT '',
    recommendation TEXT NOT NULL CHECK (recommendation <> ''),
    priority TEXT NOT NULL CHECK (priority IN ('alta', 'media', 'baja')),
    answer TEXT NOT NULL DEFAULT 'sin_respuesta' CHECK (answer IN ('sin_respuesta', 'acogida', 'parcial', 'no_acogida')),
    answer_note TEXT NOT NULL DEFAULT '',
    version {{integer}} NOT NULL DEFAULT 1,
    UNIQUE (council_id, plan_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id)
) {{strict}};

-- commission_id waits for the table of commissions; commission says it in words until then.
CREATE TABLE priority_topic (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    description TEXT NOT NULL DEFAULT '',
    commission TEXT NOT NULL DEFAULT '',
    commission_id {{integer}},
    severity {{integer}} CHECK (severity BETWEEN 0 AND 3),
    population {{integer}} CHECK (population BETWEEN 0 AND 3),
    mandate {{integer}} CHECK (mandate BETWEEN 0 AND 3),
    competence {{integer}} CHECK (competence BETWEEN 0 AND 3),
    resources {{integer}} CHECK (resources BETWEEN 0 AND 3),
    measurable {{integer}} CHECK (measurable BETWEEN 0 AND 3),
    is_public {{integer}} NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    created_by {{integer}} REFERENCES person (id),
    created_utc TEXT NOT NULL,
    UNIQUE (council_id, plan_id, id),
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id)
) {{strict}};

CREATE TABLE topic_recommendation (
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    recommendation_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, recommendation_id),
    FOREIGN KEY (council_id, plan_id, topic_id) REFERENCES priority_topic (council_id, plan_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, plan_id, recommendation_id) REFERENCES concept_recommendation (council_id, plan_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX topic_recommendation_back ON topic_recommendation (council_id, recommendation_id);

CREATE TABLE topic_node (
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    node_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, node_id),
    FOREIGN KEY (council_id, plan_id, topic_id) REFERENCES priority_topic (council_id, plan_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, plan_id, node_id) REFERENCES plan_node (council_id, plan_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX topic_node_back ON topic_node (council_id, node_id);

CREATE TABLE topic_indicator (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, indicator_id),
    FOREIGN KEY (council_id, topic_id) REFERENCES priority_topic (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX topic_indicator_back ON topic_indicator (council_id, indicator_id);

-- A project of public investment; its code is a text, for zeros in front count.
CREATE TABLE project (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    bpin TEXT NOT NULL CHECK (length(bpin) BETWEEN 9 AND 16),
    name TEXT NOT NULL CHECK (name <> ''),
    UNIQUE (council_id, plan_id, bpin),
    UNIQUE (council_id, plan_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id)
) {{strict}};

CREATE TABLE topic_project (
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    project_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, project_id),
    FOREIGN KEY (council_id, plan_id, topic_id) REFERENCES priority_topic (council_id, plan_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, plan_id, project_id) REFERENCES project (council_id, plan_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX topic_project_back ON topic_project (council_id, project_id);

-- A vote of the members among topics with one sum; at most one is open for a sum.
CREATE TABLE topic_ballot (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    score_sum {{integer}} NOT NULL CHECK (score_sum BETWEEN 0 AND 18),
    opened_by {{integer}} REFERENCES person (id),
    opened_utc TEXT NOT NULL,
    closed_by {{integer}} REFERENCES person (id),
    closed_utc TEXT NOT NULL DEFAULT '',
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id)
) {{strict}};
CREATE UNIQUE INDEX topic_ballot_open ON topic_ballot (council_id, plan_id, score_sum) WHERE closed_utc = '';

CREATE TABLE topic_ballot_option (
    council_id {{integer}} NOT NULL,
    ballot_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, ballot_id, topic_id),
    FOREIGN KEY (council_id, ballot_id) REFERENCES topic_ballot (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, topic_id) REFERENCES priority_topic (council_id, id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX topic_ballot_option_back ON topic_ballot_option (council_id, topic_id);

-- The key is what gives each member one vote.
CREATE TABLE topic_vote (
    council_id {{integer}} NOT NULL,
    ballot_id {{integer}} NOT NULL,
    person_id {{integer}} NOT NULL REFERENCES person (id),
    topic_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, ballot_id, person_id),
    FOREIGN KEY (council_id, ballot_id, topic_id) REFERENCES topic_ballot_option (council_id, ballot_id, topic_id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX topic_vote_by_topic ON topic_vote (council_id, ballot_id, topic_id);
CREATE INDEX topic_vote_by_person ON topic_vote (person_id);
