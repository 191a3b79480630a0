-- What the council supposes for a year that the plan leaves open ("supuesto del CTP"). It is never the plan's word: no sum of
-- the plan uses it, and it goes as soon as the plan says something of the year.
CREATE TABLE assumed_target (
    council_id {{integer}} NOT NULL,
    indicator_id {{integer}} NOT NULL,
    year {{integer}} NOT NULL,
    assumed_e4 {{integer}} NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    accepted_by {{integer}} REFERENCES person (id),
    accepted_utc TEXT NOT NULL,
    PRIMARY KEY (council_id, indicator_id, year),
    FOREIGN KEY (council_id, indicator_id, year) REFERENCES indicator_year (council_id, indicator_id, year) ON DELETE CASCADE
) {{keyed}};
