-- name: territory_save
INSERT INTO territory (code, name, kind, department_code, subregion_code, latitude_e6, longitude_e6, is_pdet)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind,
       department_code = excluded.department_code, subregion_code = excluded.subregion_code,
       latitude_e6 = excluded.latitude_e6, longitude_e6 = excluded.longitude_e6,
       is_pdet = excluded.is_pdet;

-- name: territory_find
SELECT t.code, t.name, t.kind, t.department_code, t.subregion_code, t.latitude_e6, t.longitude_e6,
       t.is_pdet, s.name
  FROM territory t LEFT JOIN subregion s ON s.code = t.subregion_code WHERE t.code = ?;

-- name: territory_list
SELECT t.code, t.name, t.kind, t.department_code, t.subregion_code, t.latitude_e6, t.longitude_e6,
       t.is_pdet, s.name
  FROM territory t LEFT JOIN subregion s ON s.code = t.subregion_code ORDER BY t.code;

-- name: subregion_save
INSERT INTO subregion (code, department_code, name) VALUES (?, ?, ?)
ON CONFLICT (code) DO UPDATE SET department_code = excluded.department_code, name = excluded.name;
