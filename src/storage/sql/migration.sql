-- name: migration_version
SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM schema_migration;

-- name: migration_add
INSERT INTO schema_migration (number, name, applied_utc) VALUES (?, ?, ?);
