-- The problem tree of a topic and, on the same rows, its mirror: the objectives.
CREATE TABLE problem_node (
    id {{id}},
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('central', 'causa', 'efecto')),
    parent_id {{integer}},
    position {{integer}} NOT NULL,
    problem TEXT NOT NULL CHECK (problem <> ''),
    is_terminal {{integer}} NOT NULL DEFAULT 0 CHECK (is_terminal IN (0, 1)),
    objective TEXT NOT NULL DEFAULT '',
    is_convertible {{integer}} NOT NULL DEFAULT 1 CHECK (is_convertible IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    is_unanswered {{integer}} NOT NULL DEFAULT 0 CHECK (is_unanswered IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    objective_version {{integer}} NOT NULL DEFAULT 1,
    UNIQUE (council_id, topic_id, id),
    CHECK ((side = 'central') = (parent_id IS NULL)),
    CHECK (is_convertible = 1 OR reason <> ''),
    FOREIGN KEY (council_id, topic_id) REFERENCES priority_topic (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, topic_id, parent_id) REFERENCES problem_node (council_id, topic_id, id) ON DELETE CASCADE DEFERRABLE
) {{strict}};
CREATE UNIQUE INDEX problem_node_central ON problem_node (council_id, topic_id) WHERE side = 'central';
CREATE INDEX problem_node_by_parent ON problem_node (council_id, topic_id, parent_id);

-- Which programmes (or lines) of the topic answer an objective.
CREATE TABLE objective_programme (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    problem_node_id {{integer}} NOT NULL,
    node_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, problem_node_id, node_id),
    FOREIGN KEY (council_id, topic_id, problem_node_id) REFERENCES problem_node (council_id, topic_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, topic_id, node_id) REFERENCES topic_node (council_id, topic_id, node_id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX objective_programme_back ON objective_programme (council_id, topic_id, node_id);

-- Which indicators of the topic measure an objective.
CREATE TABLE objective_indicator (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    problem_node_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, problem_node_id, indicator_id),
    FOREIGN KEY (council_id, topic_id, problem_node_id) REFERENCES problem_node (council_id, topic_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, topic_id, indicator_id) REFERENCES topic_indicator (council_id, topic_id, indicator_id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX objective_indicator_back ON objective_indicator (council_id, topic_id, indicator_id);

-- A row of the logical framework as the council wrote it; an objective without one shows the proposal.
CREATE TABLE logical_framework (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    problem_node_id {{integer}} NOT NULL,
    summary TEXT NOT NULL,
    indicators TEXT NOT NULL,
    verification TEXT NOT NULL,
    assumptions TEXT NOT NULL,
    likelihood TEXT NOT NULL DEFAULT '' CHECK (likelihood IN ('', 'segura', 'probable', 'poco_probable', 'imposible')),
    is_external {{integer}} NOT NULL DEFAULT 0 CHECK (is_external IN (0, 1)),
    version {{integer}} NOT NULL DEFAULT 1,
    PRIMARY KEY (council_id, topic_id, problem_node_id),
    FOREIGN KEY (council_id, topic_id, problem_node_id) REFERENCES problem_node (council_id, topic_id, id) ON DELETE CASCADE
) {{keyed}};

-- The value chain of a topic: which product leads to which result, which project delivers which
-- product, and with how much money.
CREATE TABLE chain_product (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    result_id {{integer}} NOT NULL,
    product_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, result_id, product_id),
    FOREIGN KEY (council_id, topic_id, result_id) REFERENCES topic_indicator (council_id, topic_id, indicator_id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, topic_id, product_id) REFERENCES topic_indicator (council_id, topic_id, indicator_id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX chain_product_back ON chain_product (council_id, topic_id, product_id);

CREATE TABLE chain_project (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    product_id {{integer}} NOT NULL,
    project_id {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id, product_id, project_id),
    FOREIGN KEY (council_id, topic_id, product_id) REFERENCES topic_indicator (council_id, topic_id, indicator_id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, topic_id, project_id) REFERENCES topic_project (council_id, topic_id, project_id) ON DELETE CASCADE
) {{keyed}};
CREATE INDEX chain_project_back ON chain_project (council_id, topic_id, project_id);

CREATE TABLE chain_money (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    project_id {{integer}} NOT NULL,
    pesos {{integer}} NOT NULL CHECK (pesos > 0),
    PRIMARY KEY (council_id, topic_id, project_id),
    FOREIGN KEY (council_id, topic_id, project_id) REFERENCES topic_project (council_id, topic_id, project_id) ON DELETE CASCADE
) {{keyed}};

CREATE TABLE value_chain (
    council_id {{integer}} NOT NULL,
    topic_id {{integer}} NOT NULL,
    version {{integer}} NOT NULL,
    PRIMARY KEY (council_id, topic_id),
    FOREIGN KEY (council_id, topic_id) REFERENCES priority_topic (council_id, id) ON DELETE CASCADE
) {{keyed}};
