/* The header of a SQLite file's WAL index: what changes with every commit, in whichever process.
 *
 * SQLite keeps the index of its log in memory that all processes share. Each commit writes its
 * header anew, twice, before COMMIT answers, and a reading transaction compares just these bytes
 * with those of its last one to know whether anything changed
 * (https://www.sqlite.org/walformat.html, "The WAL-Index Header"). Reading them where SQLite has
 * mapped them costs no system call and no lock. Decision 0012. */
#ifndef ATALAYA_STORAGE_ENGINE_WAL_INDEX_H
#define ATALAYA_STORAGE_ENGINE_WAL_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

enum { WAL_INDEX_WORDS = 12 };

/* Both copies of the header, 48 bytes each. */
struct wal_index_header {
    uint64_t words[WAL_INDEX_WORDS];
};

/* Takes what stands there now. Of two headers that are equal, no commit was answered between the
 * start of the first reading and the start of the second. Different ones say nothing: ask SQLite.
 * false where there is none to go by: no WAL, a database in memory, an unknown version. */
bool wal_index_read(sqlite3 *connection, struct wal_index_header *header);

#endif
