/* A PostgreSQL database for a test: a copy of one that was migrated once, because creating all
 * tables anew takes ten times as long. For tests only; ATALAYA_TEST_POSTGRES names the server. */
#ifndef ATALAYA_STORAGE_TEST_POSTGRES_H
#define ATALAYA_STORAGE_TEST_POSTGRES_H

#include <stddef.h>

/* Creates database name (letters, digits, _) with all tables; asserts that it works. The first test
 * that asks makes what is copied, named after the migrations; the others wait for it. */
void test_postgres_create(const char *name);
/* Ends whatever is still connected. */
void test_postgres_drop(const char *name);
/* The URL of database name on the server, cut to size bytes. */
void test_postgres_url(char *url, size_t size, const char *name);

#endif
