/* Evidence of a result: attach files, change what is said of them, replace or remove one.
 *
 * A file is whole and durable on the disk before the row that names it is committed
 * (storage/evidence_files.h). Files that are fine are kept even where others or another field are
 * refused, so that nobody sends them twice; attached to a place where nothing is stored yet, they
 * make an empty draft. The same file under the same name is attached once, however often it is
 * sent.
 *
 * Nothing is erased: what is replaced or removed stays in the result's history. Evidence of a
 * verified or published result is not taken away from under the verdict. Whoever may record changes
 * any; others (verifier, liaison) what they attached themselves.
 *
 * What the public sees of a published result changes only by who may publish, or by a correction
 * that goes through the states again: what others attach to it stays reserved, and what is public
 * of it they neither change nor hide. A photograph that tells where it was taken becomes public
 * only where the person says to have seen that. */
#ifndef ATALAYA_ACTIONS_ATTACH_EVIDENCE_H
#define ATALAYA_ACTIONS_ATTACH_EVIDENCE_H

#include "actions/action.h"

/* What a person says of a file; NULL is "". */
struct evidence_words {
    const char *proves; /* what it shows */
    const char *date;   /* as typed; of the document or the photograph, not after today */
    bool is_public;
    bool accepts_location; /* has seen that the photograph tells its place, see located */
};

struct evidence_upload {
    const char *file_name;
    const void *bytes;
    size_t length;
};

struct attach_evidence {
    int64_t indicator_id;
    int year;
    const struct evidence_upload *files;
    size_t count;
    struct evidence_words words; /* of all these files */
};

struct attach_answer {
    int64_t measurement_id;
    int64_t version;     /* of the result */
    bool has_new_draft;  /* an empty draft was made for the files */
    size_t attached;     /* files that are stored now, those sent before included */
    const char *located; /* a photograph that says where it was taken; NULL: none. It stays reserved
                            until somebody makes it public knowing that */
    bool is_held_back;   /* asked to be public, and reserved because the result is published */
};

/* ACTION_DONE: at least one is stored; messages may tell of others. ACTION_INVALID: none is, and
 * messages say why (archivos, prueba, fecha_soporte). ACTION_CONFLICT: the place may not be touched
 * by this person as it stands (message on ""). */
enum action_status attach_evidence(struct action_context *context,
                                   const struct attach_evidence *input,
                                   struct attach_answer *answer);

struct change_evidence {
    int64_t evidence_id;
    struct evidence_words words;
};

/* Messages on "prueba", "fecha_soporte", and "ubicacion" where a photograph would become public
 * with its place. ACTION_CONFLICT: only who may publish changes this (message on ""). */
enum action_status change_evidence(struct action_context *context,
                                   const struct change_evidence *input);

/* ACTION_CONFLICT: the result is verified or published (message on ""). */
enum action_status remove_evidence(struct action_context *context, int64_t evidence_id);

struct replace_evidence {
    int64_t evidence_id;
    struct evidence_upload file; /* takes over what was said of the old one */
};

/* As remove_evidence, with the messages of attach_evidence. */
enum action_status replace_evidence(struct action_context *context,
                                    const struct replace_evidence *input);

#endif
