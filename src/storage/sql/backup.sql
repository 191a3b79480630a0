-- name: backup_evidence
SELECT DISTINCT sha256 FROM evidence ORDER BY sha256;
