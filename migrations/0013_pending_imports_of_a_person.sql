-- The files that a person sent and has not confirmed: only the newest are kept.
CREATE INDEX pending_import_of_person ON pending_import (council_id, person_id, created_s);
