/* Evidence kind: whether a file may prove a result, by its name's ending and its bytes together.
 *
 * Accepted are PDF, pictures, office files and plain text (evidence_kinds.def). The ending must be
 * of the list and the bytes must begin as files of that kind do: a program called informe.pdf is
 * refused, and so is everything that can run where it is opened (HTML, SVG, macros). It does not
 * look for viruses and does not open what it accepts: evidence is only ever downloaded. */
#ifndef ATALAYA_CORE_MEASUREMENT_EVIDENCE_KIND_H
#define ATALAYA_CORE_MEASUREMENT_EVIDENCE_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Limits that the form names before anybody chooses a file. */
enum { EVIDENCE_MAX_BYTES = 10 * 1024 * 1024, EVIDENCE_MAX_FILES = 20 };

struct evidence_kind {
    const char *endings; /* "jpg jpeg" */
    const char *media_type;
    const char *label; /* "Foto" */
};

enum evidence_problem {
    EVIDENCE_FINE,
    EVIDENCE_EMPTY,
    EVIDENCE_TOO_LARGE,
    EVIDENCE_NOT_ACCEPTED, /* an ending that is not of the list, or none */
    EVIDENCE_CAN_RUN,      /* HTML, SVG, a program or macros, by name or by bytes */
    EVIDENCE_OTHER_KIND,   /* the bytes are not what the ending says */
};

/* Judges a file; *kind is set where it is fine. All its bytes are looked at: an office file's list
 * of contents stands at its end.  ("informe.pdf", "%PDF-1.7…") -> EVIDENCE_FINE */
enum evidence_problem evidence_kind_recognise(const char *file_name, const void *bytes,
                                              size_t length, const struct evidence_kind **kind);

/* The problem as a sentence that names the file and says what to do; NULL for EVIDENCE_FINE. */
const char *evidence_kind_explain(struct arena *arena, enum evidence_problem problem,
                                  const char *file_name);

/* The endings for a form's accept attribute: ".pdf,.jpg,…". */
const char *evidence_kind_list_endings(struct arena *arena);

/* Whether a photograph (JPEG, HEIF, PNG, WebP, TIFF) says where it was taken, in Exif or XMP. */
bool evidence_kind_has_location(const void *bytes, size_t length);

#endif
