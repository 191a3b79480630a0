CREATE TABLE plan (
    id {{id}},
    council_id {{integer}} NOT NULL REFERENCES council (id),
    name TEXT NOT NULL CHECK (name <> ''),
    first_year {{integer}} NOT NULL CHECK (first_year BETWEEN 1990 AND 2200),
    year_count {{integer}} NOT NULL CHECK (year_count BETWEEN 1 AND 8),
    is_current {{integer}} NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1)),
    created_utc TEXT NOT NULL,
    UNIQUE (council_id, id)
) {{strict}};
CREATE UNIQUE INDEX plan_current ON plan (council_id) WHERE is_current = 1;

CREATE TABLE plan_node (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    parent_id {{integer}},
    depth {{integer}} NOT NULL CHECK (depth BETWEEN 1 AND 3),
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    position {{integer}} NOT NULL,
    weight_state {{integer}} NOT NULL DEFAULT 0 CHECK (weight_state IN (0, 1)),
    weight_e4 {{integer}} NOT NULL DEFAULT 0,
    UNIQUE (council_id, plan_id, id),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, plan_id, parent_id) REFERENCES plan_node (council_id, plan_id, id) DEFERRABLE,
    CHECK ((depth = 1) = (parent_id IS NULL))
) {{strict}};
CREATE INDEX plan_node_in_order ON plan_node (council_id, plan_id, depth, position, id);
CREATE INDEX plan_node_by_parent ON plan_node (council_id, plan_id, parent_id);

CREATE TABLE indicator (
    id {{id}},
    council_id {{integer}} NOT NULL,
    plan_id {{integer}} NOT NULL,
    node_id {{integer}},
    import_key TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    mga_code TEXT NOT NULL DEFAULT '',
    programme_code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL CHECK (name <> ''),
    level {{integer}} NOT NULL CHECK (level IN (1, 2)),
    level_confirmed {{integer}} NOT NULL DEFAULT 0 CHECK (level_confirmed IN (0, 1)),
    unit TEXT NOT NULL DEFAULT '',
    accumulation_type {{integer}} NOT NULL DEFAULT 0 CHECK (accumulation_type BETWEEN 0 AND 6),
    type_confirmed {{integer}} NOT NULL DEFAULT 0 CHECK (type_confirmed IN (0, 1)),
    type_reason TEXT NOT NULL DEFAULT '',
    baseline_state {{integer}} NOT NULL DEFAULT 0 CHECK (baseline_state IN (0, 1, 2)),
    baseline_e4 {{integer}} NOT NULL DEFAULT 0,
    baseline_note TEXT NOT NULL DEFAULT '',
    target_state {{integer}} NOT NULL DEFAULT 0 CHECK (target_state IN (0, 1, 2)),
    target_e4 {{integer}} NOT NULL DEFAULT 0,
    original_target_state {{integer}} NOT NULL DEFAULT 0 CHECK (original_target_state IN (0, 1, 2)),
    original_target_e4 {{integer}} NOT NULL DEFAULT 0,
    target_includes_baseline {{integer}} NOT NULL DEFAULT 0 CHECK (target_includes_baseline IN (0, 1)),
    direction {{integer}} NOT NULL DEFAULT 1 CHECK (direction IN (1, 2)),
    weight_state {{integer}} NOT NULL DEFAULT 0 CHECK (weight_state IN (0, 1)),
    weight_e4 {{integer}} NOT NULL DEFAULT 0,
    responsible TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position {{integer}} NOT NULL,
    version {{integer}} NOT NULL DEFAULT 1,
    UNIQUE (council_id, id),
    UNIQUE (council_id, plan_id, import_key),
    FOREIGN KEY (council_id, plan_id) REFERENCES plan (council_id, id) ON DELETE CASCADE,
    FOREIGN KEY (council_id, plan_id, node_id) REFERENCES plan_node (council_id, plan_id, id),
    CHECK ((baseline_state = 1 OR baseline_e4 = 0) AND (target_state = 1 OR target_e4 = 0)
        AND (original_target_state = 1 OR original_target_e4 = 0)
        AND (weight_state = 1 OR weight_e4 = 0))
) {{strict}};
CREATE INDEX indicator_in_order ON indicator (council_id, plan_id, position, id);
CREATE INDEX indicator_by_node ON indicator (council_id, plan_id, node_id);

CREATE TABLE indicator_year (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    year {{integer}} NOT NULL,
    planned_state {{integer}} NOT NULL CHECK (planned_state IN (0, 1, 2)),
    planned_e4 {{integer}} NOT NULL DEFAULT 0,
    original_planned_state {{integer}} NOT NULL CHECK (original_planned_state IN (0, 1, 2)),
    original_planned_e4 {{integer}} NOT NULL DEFAULT 0,
    PRIMARY KEY (council_id, indicator_id, year),
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE,
    CHECK ((planned_state = 1 OR planned_e4 = 0)
        AND (original_planned_state = 1 OR original_planned_e4 = 0))
) {{keyed}};

CREATE TABLE target_change (
    id {{id}},
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    act_kind TEXT NOT NULL CHECK (act_kind <> ''),
    act_number TEXT NOT NULL CHECK (act_number <> ''),
    act_date TEXT NOT NULL CHECK (length(act_date) = 10),
    note TEXT NOT NULL DEFAULT '',
    changed_by {{integer}} NOT NULL REFERENCES person (id),
    changed_utc TEXT NOT NULL,
    UNIQUE (council_id, id),
    FOREIGN KEY (council_id, indicator_id) REFERENCES indicator (council_id, id) ON DELETE CASCADE
) {{strict}};
CREATE INDEX target_change_by_indicator ON target_change (council_id, indicator_id, id);

-- year 0: the target of the whole term.
CREATE TABLE target_change_item (
    council_id {{integer}} NOT NULL,
    target_change_id {{integer}} NOT NULL,
    year {{integer}} NOT NULL,
    old_state {{integer}} NOT NULL CHECK (old_state IN (0, 1, 2)),
    old_e4 {{integer}} NOT NULL,
    new_state {{integer}} NOT NULL CHECK (new_state IN (0, 1, 2)),
    new_e4 {{integer}} NOT NULL,
    PRIMARY KEY (council_id, target_change_id, year),
    FOREIGN KEY (council_id, target_change_id) REFERENCES target_change (council_id, id) ON DELETE CASCADE
) {{keyed}};
