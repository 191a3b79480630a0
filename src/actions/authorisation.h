/* Authorisation: what a councillor allowed the council to show, written down when it was given, and
 * taken back when its holder asks (Ley 1581 of 2012). */
#ifndef ATALAYA_ACTIONS_AUTHORISATION_H
#define ATALAYA_ACTIONS_AUTHORISATION_H

#include "actions/action.h"

struct authorise_councillor {
    int64_t councillor_id;
    const char *given;   /* as typed */
    const char *channel; /* code */
    bool covers_name, covers_photo, covers_phone, covers_sector;
};

/* The text is the one in force. Messages on "fecha", "medio" and "nombre_publico" (nothing was
 * marked). */
enum action_status authorise_councillor(struct action_context *context,
                                        const struct authorise_councillor *input);
/* From today on it does not hold. ACTION_NOT_FOUND also where it was taken back before. */
enum action_status revoke_authorisation(struct action_context *context, int64_t councillor_id,
                                        int64_t authorisation_id);

#endif
