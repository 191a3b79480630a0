/* Static files: style sheet and pictures, packed at build and embedded in the program.
 *
 * Their address holds a piece of their hash (/estatico/atalaya.1a2b3c4d.css), so browsers keep them
 * for ever and never see an old one. */
#ifndef ATALAYA_WEB_STATIC_STATIC_FILE_H
#define ATALAYA_WEB_STATIC_STATIC_FILE_H

#include <stddef.h>

struct static_bytes {
    const unsigned char *bytes;
    size_t length;
};

struct static_file {
    const char *name;        /* "atalaya.css" */
    const char *hashed_name; /* "atalaya.1a2b3c4d.css" */
    const char *content_type;
    struct static_bytes plain, gzip, brotli;
};

/* All files, ended by a NULL name; made by tools/embed_static.py. */
extern const struct static_file static_files[];

/* The hashed name of a file; asserts that it exists. */
const char *static_file_name(const char *name);
/* By hashed name; NULL where there is none. */
const struct static_file *static_file_find(const char *hashed_name);

#endif
