/* The named statements of storage/sql, made at build by tools/embed_sql.py: SQL_PERSON_FIND is the
 * statement under `-- name: person_find`. */
#ifndef ATALAYA_STORAGE_SQL_H
#define ATALAYA_STORAGE_SQL_H

enum sql_statement {
#define SQL(name) SQL_##name,
#include "storage/sql_statements.def"
#undef SQL
    SQL_STATEMENT_COUNT
};

/* The text with `?` for each value. */
const char *sql_text(enum sql_statement statement);
/* "person_find": for messages. */
const char *sql_name(enum sql_statement statement);

#endif
