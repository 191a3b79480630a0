/* Council session store: meetings of a council, who came, and what was decided. (Sessions of people
 * who are logged in are session_store.h's.) */
#ifndef ATALAYA_STORAGE_COUNCIL_SESSION_STORE_H
#define ATALAYA_STORAGE_COUNCIL_SESSION_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/session/council_session.h"
#include "storage/object_key.h"

struct database;

/* Newest first. */
bool council_session_store_list(struct database *database, int64_t council_id, struct arena *arena,
                                struct council_session_list *sessions, struct error *error);
/* *session is NULL where there is none. */
bool council_session_store_load(struct database *database, struct object_key key,
                                struct arena *arena, struct council_session **session,
                                struct error *error);
/* Sets the id. */
bool council_session_store_add(struct database *database, struct council_session *session,
                               struct error *error);
/* Raises version. ERROR_CONFLICT: somebody saved it since. */
bool council_session_store_save(struct database *database, struct council_session *session,
                                struct error *error);
bool council_session_store_delete(struct database *database, struct object_key key, bool *was_there,
                                  struct error *error);
/* How many were held; a cheap count for the phase page. */
bool council_session_store_count(struct database *database, int64_t council_id, int *held,
                                 struct error *error);

bool council_session_store_list_attendance(struct database *database, struct object_key session,
                                           struct arena *arena,
                                           struct session_attendance_list *attendance,
                                           struct error *error);
/* ATTENDANCE_NONE takes away what was said of somebody. */
bool council_session_store_save_attendance(struct database *database, struct object_key session,
                                           struct session_attendance attendance,
                                           struct error *error);

bool council_session_store_list_decisions(struct database *database, struct object_key session,
                                          struct arena *arena,
                                          struct session_decision_list *decisions,
                                          struct error *error);
/* Sets the id. */
bool council_session_store_add_decision(struct database *database, struct object_key session,
                                        struct session_decision *decision, struct error *error);
bool council_session_store_delete_decision(struct database *database, struct object_key session,
                                           int64_t decision_id, bool *was_there,
                                           struct error *error);

#endif
