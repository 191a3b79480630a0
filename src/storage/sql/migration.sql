-- name: migration_create_table
CREATE TABLE IF NOT EXISTS schema_migration (
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    applied_utc TEXT NOT NULL
);

-- name: migration_version
SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM schema_migration;

-- name: migration_add
INSERT INTO schema_migration (number, name, applied_utc) VALUES (?, ?, ?);
