/* Doctor: what the checks of `atalaya doctor` share. Private to cli/doctor*.c.
 *
 * Each check reads and never writes, says in one line what it found, and what to do where something
 * is wrong. An error is damage or danger; a warning deserves a look. */
#ifndef ATALAYA_CLI_DOCTOR_H
#define ATALAYA_CLI_DOCTOR_H

#include "base/arena.h"
#include "base/error.h"
#include "cli/settings.h"

struct database;

enum doctor_state { DOCTOR_SOUND, DOCTOR_WARNING, DOCTOR_ERROR };

struct doctor_finding {
    enum doctor_state state;
    const char *check;  /* code for programs: "arbol" */
    const char *text;   /* Spanish */
    const char *advice; /* "" where nothing is to do */
};

struct doctor {
    struct arena *arena;
    const struct settings *settings;
    struct database *database; /* NULL where it cannot be opened */
    struct doctor_finding *findings;
    size_t count, errors, warnings;
};

void doctor_add(struct doctor *doctor, const struct doctor_finding *finding);
/* A check that could not run. */
void doctor_add_failure(struct doctor *doctor, const char *check, const struct error *error);

/* Settings, folder, keys and space (doctor_files.c): before the database is opened. */
void doctor_check_folder(struct doctor *doctor);
/* Evidence on the disk against the rows (doctor_files.c). */
void doctor_check_evidence(struct doctor *doctor);
/* Tables, chains, frozen reports and accounts (doctor_data.c). */
void doctor_check_data(struct doctor *doctor);

#endif
