/* Body: the bytes of a request's body as they come, in memory while they are few and in a file
 * without a name beyond that.
 *
 * However much is uploaded, a request holds at most BODY_MEMORY_BYTES of the program's memory where
 * its page takes files: the rest waits on the disk (in TMPDIR) and is read through a mapping, whose
 * pages the system gives back when it needs them. All bodies together are bounded, in memory and on
 * the disk. The file has no name, so that nothing is left behind, whatever happens. */
#ifndef ATALAYA_WEB_HTTP_BODY_H
#define ATALAYA_WEB_HTTP_BODY_H

#include <stdbool.h>
#include <stddef.h>

enum {
    BODY_MEMORY_BYTES = 256 * 1024,
    BODY_ALL_MEMORY_BYTES = 128 * 1024 * 1024,
    BODY_ALL_FILE_BYTES = 1024 * 1024 * 1024,
};

enum body_problem {
    BODY_OK,
    BODY_TOO_LARGE, /* over its own limit: 413 */
    BODY_BUSY,      /* over what all may hold together: 503 */
    BODY_NO_SPACE,  /* the disk is full: 507 */
    BODY_FAILED,    /* the disk failed: 500 */
};

struct body {
    size_t limit;      /* of this body */
    bool may_use_file; /* its page takes files */
    char *bytes;       /* in memory: a buffer; after body_finish with a file: a mapping */
    size_t length, capacity;
    bool has_file;
    int file;
    bool is_mapped;
};

/* All-zero memory is an empty body; set limit and may_use_file before the first piece. */

/* Keeps a piece. After a problem nothing more is to be added. */
enum body_problem body_add(struct body *body, const char *bytes, size_t length);
/* All of it, for reading until body_release. NULL only for a failed mapping. */
const char *body_finish(struct body *body);
void body_release(struct body *body);

/* What all bodies hold now. */
size_t body_held_memory(void);
size_t body_held_files(void);

#endif
