-- What no row of a sound database shows: each statement answers council, id and a word for where.

-- name: inspection_tree
SELECT n.council_id, n.id, n.name FROM plan_node n
  LEFT JOIN plan_node p ON p.council_id = n.council_id AND p.plan_id = n.plan_id AND p.id = n.parent_id
 WHERE (n.parent_id IS NULL AND n.depth <> 1) OR (n.parent_id IS NOT NULL AND (p.id IS NULL OR p.depth <> n.depth - 1))
 ORDER BY n.council_id, n.id;

-- name: inspection_weights
SELECT council_id, id, name FROM plan_node WHERE weight_e4 < 0 OR (weight_state <> 1 AND weight_e4 <> 0)
UNION ALL
SELECT council_id, id, name FROM indicator WHERE weight_e4 < 0 OR (weight_state <> 1 AND weight_e4 <> 0)
 ORDER BY 1, 2;

-- A council that weighs by the plan's weights needs one above zero among the indicators of each node.
-- name: inspection_zero_weights
SELECT i.council_id, i.node_id, min(n.name) FROM indicator i
  JOIN council c ON c.id = i.council_id AND c.weighting = 'explicitos'
  JOIN plan_node n ON n.council_id = i.council_id AND n.plan_id = i.plan_id AND n.id = i.node_id
 GROUP BY i.council_id, i.node_id
HAVING max(CASE WHEN i.weight_state = 1 THEN i.weight_e4 ELSE 10000 END) = 0
 ORDER BY 1, 2;

-- name: inspection_orphans
SELECT i.council_id, i.id, 'indicador' FROM indicator i
  LEFT JOIN plan p ON p.council_id = i.council_id AND p.id = i.plan_id WHERE p.id IS NULL
UNION ALL SELECT i.council_id, i.id, 'indicador' FROM indicator i
  LEFT JOIN plan_node n ON n.council_id = i.council_id AND n.plan_id = i.plan_id AND n.id = i.node_id
 WHERE i.node_id IS NOT NULL AND n.id IS NULL
UNION ALL SELECT n.council_id, n.id, 'nodo del plan' FROM plan_node n
  LEFT JOIN plan p ON p.council_id = n.council_id AND p.id = n.plan_id WHERE p.id IS NULL
UNION ALL SELECT y.council_id, y.indicator_id, 'año de un indicador' FROM indicator_year y
  LEFT JOIN indicator i ON i.council_id = y.council_id AND i.id = y.indicator_id WHERE i.id IS NULL
UNION ALL SELECT m.council_id, m.id, 'resultado' FROM measurement m
  LEFT JOIN indicator i ON i.council_id = m.council_id AND i.id = m.indicator_id WHERE i.id IS NULL
UNION ALL SELECT v.council_id, v.measurement_id, 'versión de un resultado' FROM measurement_version v
  LEFT JOIN measurement m ON m.council_id = v.council_id AND m.id = v.measurement_id WHERE m.id IS NULL
UNION ALL SELECT s.council_id, s.indicator_id, 'ficha técnica' FROM technical_sheet s
  LEFT JOIN technical_sheet_version v ON v.council_id = s.council_id AND v.indicator_id = s.indicator_id AND v.version = s.version
 WHERE v.version IS NULL
UNION ALL SELECT e.council_id, e.id, 'soporte' FROM evidence e
  LEFT JOIN measurement m ON m.council_id = e.council_id AND m.id = e.measurement_id WHERE m.id IS NULL
UNION ALL SELECT t.council_id, t.id, 'cambio de meta' FROM target_change t
  LEFT JOIN indicator i ON i.council_id = t.council_id AND i.id = t.indicator_id WHERE i.id IS NULL
UNION ALL SELECT t.council_id, t.target_change_id, 'valor de un cambio de meta' FROM target_change_item t
  LEFT JOIN target_change c ON c.council_id = t.council_id AND c.id = t.target_change_id WHERE c.id IS NULL
UNION ALL SELECT s.council_id, s.indicator_id, 'procedencia de un valor' FROM value_source s
  LEFT JOIN indicator i ON i.council_id = s.council_id AND i.id = s.indicator_id WHERE i.id IS NULL
UNION ALL SELECT o.council_id, o.indicator_id, 'cifra oficial' FROM official_figure o
  LEFT JOIN indicator i ON i.council_id = o.council_id AND i.id = o.indicator_id WHERE i.id IS NULL
UNION ALL SELECT r.council_id, r.id, 'informe' FROM report r
  LEFT JOIN plan p ON p.council_id = r.council_id AND p.id = r.plan_id WHERE p.id IS NULL
UNION ALL SELECT t.council_id, t.report_id, 'texto de un informe' FROM report_text t
  LEFT JOIN report r ON r.council_id = t.council_id AND r.id = t.report_id WHERE r.id IS NULL
UNION ALL SELECT f.council_id, f.report_id, 'archivo de un informe' FROM report_file f
  LEFT JOIN report r ON r.council_id = f.council_id AND r.id = f.report_id WHERE r.id IS NULL
UNION ALL SELECT m.council_id, m.person_id, 'miembro' FROM member m
  LEFT JOIN person p ON p.id = m.person_id LEFT JOIN council c ON c.id = m.council_id
 WHERE p.id IS NULL OR c.id IS NULL
UNION ALL SELECT p.council_id, p.id, 'plan' FROM plan p LEFT JOIN council c ON c.id = p.council_id WHERE c.id IS NULL
UNION ALL SELECT c.id, c.id, 'consejo' FROM council c LEFT JOIN territory t ON t.code = c.territory_code WHERE t.code IS NULL
 ORDER BY 1, 3, 2;

-- name: inspection_terms
SELECT y.council_id, y.indicator_id, 'año programado' FROM indicator_year y
  JOIN indicator i ON i.council_id = y.council_id AND i.id = y.indicator_id
  JOIN plan p ON p.council_id = i.council_id AND p.id = i.plan_id
 WHERE y.year < p.first_year OR y.year >= p.first_year + p.year_count
UNION ALL SELECT m.council_id, m.indicator_id, 'resultado' FROM measurement m
  JOIN indicator i ON i.council_id = m.council_id AND i.id = m.indicator_id
  JOIN plan p ON p.council_id = i.council_id AND p.id = i.plan_id
 WHERE m.year < p.first_year OR m.year >= p.first_year + p.year_count
 ORDER BY 1, 2;

-- The present row of a result is kept beside its history: both must say the same.
-- name: inspection_versions
SELECT m.council_id, m.id, m.state FROM measurement m
  LEFT JOIN measurement_version v ON v.council_id = m.council_id AND v.measurement_id = m.id AND v.version = m.version
 WHERE v.version IS NULL OR v.state <> m.state OR v.official_state <> m.official_state
    OR v.official_e4 <> m.official_e4 OR v.verified_state <> m.verified_state OR v.verified_e4 <> m.verified_e4
    OR v.is_not_reported <> m.is_not_reported OR v.verdict <> m.verdict
 ORDER BY 1, 2;

-- A target in force is the original, or what the last act set: it must be what the acts give.
-- name: inspection_targets
SELECT i.council_id, i.id, i.name FROM indicator i
  JOIN (SELECT t.council_id, t.indicator_id, max(t.id) AS last_id FROM target_change t
          JOIN target_change_item x ON x.council_id = t.council_id AND x.target_change_id = t.id AND x.year = 0
         GROUP BY t.council_id, t.indicator_id) l ON l.council_id = i.council_id AND l.indicator_id = i.id
  JOIN target_change_item x ON x.council_id = i.council_id AND x.target_change_id = l.last_id AND x.year = 0
 WHERE x.new_state <> i.target_state OR x.new_e4 <> i.target_e4
UNION ALL
SELECT y.council_id, y.indicator_id, CAST(y.year AS TEXT) FROM indicator_year y
  JOIN (SELECT t.council_id, t.indicator_id, x.year, max(t.id) AS last_id FROM target_change t
          JOIN target_change_item x ON x.council_id = t.council_id AND x.target_change_id = t.id
         GROUP BY t.council_id, t.indicator_id, x.year) l
    ON l.council_id = y.council_id AND l.indicator_id = y.indicator_id AND l.year = y.year
  JOIN target_change_item x ON x.council_id = y.council_id AND x.target_change_id = l.last_id AND x.year = y.year
 WHERE x.new_state <> y.planned_state OR x.new_e4 <> y.planned_e4
UNION ALL
SELECT i.council_id, i.id, i.name FROM indicator i
 WHERE (i.target_state <> i.original_target_state OR i.target_e4 <> i.original_target_e4)
   AND NOT EXISTS (SELECT 1 FROM target_change t JOIN target_change_item x
                       ON x.council_id = t.council_id AND x.target_change_id = t.id AND x.year = 0
                    WHERE t.council_id = i.council_id AND t.indicator_id = i.id)
UNION ALL
SELECT y.council_id, y.indicator_id, CAST(y.year AS TEXT) FROM indicator_year y
 WHERE (y.planned_state <> y.original_planned_state OR y.planned_e4 <> y.original_planned_e4)
   AND NOT EXISTS (SELECT 1 FROM target_change t JOIN target_change_item x
                       ON x.council_id = t.council_id AND x.target_change_id = t.id AND x.year = y.year
                    WHERE t.council_id = y.council_id AND t.indicator_id = y.indicator_id)
 ORDER BY 1, 2;

-- name: inspection_four_eyes
SELECT council_id, id, state FROM measurement
 WHERE (verified_by IS NOT NULL AND verified_by = recorded_by)
    OR (state IN ('verificado', 'publicado') AND (verdict = '' OR verified_by IS NULL))
 ORDER BY 1, 2;

-- name: inspection_untraced
SELECT c.id, c.id, c.code FROM council c
 WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.council_id = c.id)
   AND EXISTS (SELECT 1 FROM plan p WHERE p.council_id = c.id)
 ORDER BY 1;

-- name: inspection_evidence_sizes
SELECT council_id, id, sha256, size_bytes FROM evidence
UNION ALL SELECT council_id, id, sha256, size_bytes FROM work_activity_file ORDER BY 1, 2;
