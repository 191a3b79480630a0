/* Import readers: large files of plans are read aside, so that the page that waits for one can say
 * how far it is and the person sees that something happens, without any script.
 *
 * import_reader_open waits a little first: what is read by then is answered at once, and nothing of
 * it is kept. A file that takes longer stays read for the next steps of its import, until it is
 * forgotten or five minutes have passed without use. At most a few are read or kept at a time; when
 * all are busy the caller reads the file itself. Safe from any thread. */
#ifndef ATALAYA_WEB_IMPORT_READER_H
#define ATALAYA_WEB_IMPORT_READER_H

#include "exchange/workbook/workbook.h"

enum { IMPORT_READERS = 4, IMPORT_READER_PATIENCE_MS = 700 };

struct import_readers;
struct import_reader;

struct import_readers *import_readers_create(int patience_ms);
/* Stops what is being read and waits for it; NULL is fine. No reader may be open. */
void import_readers_destroy(struct import_readers *readers);

/* The file of key (the import's token) as it is being read or was read; request's bytes are copied
 * when it begins. NULL: all are busy. Given back with import_reader_close. */
struct import_reader *import_reader_open(struct import_readers *readers, const char *key,
                                         const struct workbook_request *request);
void import_reader_close(struct import_reader *reader);

/* -1: it is read; 0..99: how far it is. */
int import_reader_percent(const struct import_reader *reader);

/* Once read: the workbook, valid until the reader is closed; or NULL with why not, for people. */
struct workbook *import_reader_workbook(const struct import_reader *reader, const char **problem);

/* The import is over: its file need not stay read. readers may be NULL. */
void import_reader_forget(struct import_readers *readers, const char *key);

#endif
