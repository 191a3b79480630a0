/* The steps of migrations/, made at build by tools/embed_migrations.py for each engine. */
#ifndef ATALAYA_STORAGE_MIGRATE_STEPS_H
#define ATALAYA_STORAGE_MIGRATE_STEPS_H

struct migrate_step {
    int number; /* from 1 without gaps */
    const char *name;
    const char *sql;
};

extern const struct migrate_step migrate_steps_sqlite[];
extern const struct migrate_step migrate_steps_postgres[];
extern const int migrate_step_count;

#endif
