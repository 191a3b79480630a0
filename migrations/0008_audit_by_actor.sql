-- What one person did, over all councils: for "Mis datos".
CREATE INDEX audit_by_actor ON audit (actor_id, time_utc);
