-- name: council_add
INSERT INTO council (code, territory_code, name, bands_json, weighting, deadline_month_day, created_utc)
VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id;

-- name: council_find
SELECT c.id, c.code, c.territory_code, c.name, c.bands_json, c.weighting, c.deadline_month_day,
       c.revision, c.created_utc, t.name, t.department_code, t.subregion_code
  FROM council c JOIN territory t ON t.code = c.territory_code WHERE c.id = ?;

-- name: council_find_by_code
SELECT c.id, c.code, c.territory_code, c.name, c.bands_json, c.weighting, c.deadline_month_day,
       c.revision, c.created_utc, t.name, t.department_code, t.subregion_code
  FROM council c JOIN territory t ON t.code = c.territory_code WHERE c.code = ?;

-- name: council_list
SELECT c.id, c.code, c.territory_code, c.name, c.bands_json, c.weighting, c.deadline_month_day,
       c.revision, c.created_utc, t.name, t.department_code, t.subregion_code
  FROM council c JOIN territory t ON t.code = c.territory_code ORDER BY c.name, c.id;

-- name: council_list_overview
SELECT c.id, c.code, c.name, t.name,
       (SELECT COUNT(*) FROM member m WHERE m.council_id = c.id),
       (SELECT COUNT(*) FROM invitation i
         WHERE i.council_id = c.id AND i.used_s = 0 AND i.expires_s > ?),
       (SELECT COUNT(*) FROM plan p WHERE p.council_id = c.id AND p.is_current = 1)
  FROM council c JOIN territory t ON t.code = c.territory_code ORDER BY c.name, c.id;

-- name: council_save
UPDATE council SET name = ?, bands_json = ?, weighting = ?, deadline_month_day = ? WHERE id = ?;

-- name: council_raise_revision
UPDATE council SET revision = revision + 1 WHERE id = ?;
