-- name: technical_sheet_load
SELECT s.indicator_id, s.version, v.time_utc, COALESCE(x.field, ''), COALESCE(x.value, '')
  FROM technical_sheet s
  JOIN technical_sheet_version v ON v.council_id = s.council_id AND v.indicator_id = s.indicator_id AND v.version = s.version
  LEFT JOIN technical_sheet_value x ON x.council_id = v.council_id AND x.indicator_id = v.indicator_id AND x.version = v.version
 WHERE s.council_id = ? AND s.indicator_id = ?;

-- name: technical_sheet_list
SELECT s.indicator_id, s.version, v.time_utc, COALESCE(x.field, ''), COALESCE(x.value, '')
  FROM indicator i
  JOIN technical_sheet s ON s.council_id = i.council_id AND s.indicator_id = i.id
  JOIN technical_sheet_version v ON v.council_id = s.council_id AND v.indicator_id = s.indicator_id AND v.version = s.version
  LEFT JOIN technical_sheet_value x ON x.council_id = v.council_id AND x.indicator_id = v.indicator_id AND x.version = v.version
 WHERE i.council_id = ? AND i.plan_id = ? ORDER BY s.indicator_id;

-- name: technical_sheet_add
INSERT INTO technical_sheet (council_id, indicator_id, version) VALUES (?, ?, 1)
ON CONFLICT (council_id, indicator_id) DO NOTHING;

-- name: technical_sheet_raise
UPDATE technical_sheet SET version = version + 1 WHERE council_id = ? AND indicator_id = ? AND version = ?;

-- name: technical_sheet_add_version
INSERT INTO technical_sheet_version (council_id, indicator_id, version, person_id, time_utc, origin)
VALUES (?, ?, ?, ?, ?, ?);

-- name: technical_sheet_add_value
INSERT INTO technical_sheet_value (council_id, indicator_id, version, field, value) VALUES (?, ?, ?, ?, ?);

-- name: technical_sheet_list_versions
SELECT v.version, v.time_utc, v.origin, COALESCE(p.name, ''), COALESCE(x.field, ''), COALESCE(x.value, '')
  FROM technical_sheet_version v
  LEFT JOIN person p ON p.id = v.person_id
  LEFT JOIN technical_sheet_value x ON x.council_id = v.council_id AND x.indicator_id = v.indicator_id AND x.version = v.version
 WHERE v.council_id = ? AND v.indicator_id = ? ORDER BY v.version DESC;
