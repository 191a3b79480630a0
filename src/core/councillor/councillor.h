/* Councillor: who speaks for a sector in a council (consejero, consejera), since when, and what of
 * it everybody may see.
 *
 * Nothing personal is public by itself: a name is shown where its holder authorised it and has not
 * taken that back; in a sensitive seat the authorisation must also cover the sector. A telephone
 * number and an e-mail address are never shown to the public. Pure; strings are never NULL.
 * Storage: storage/councillor_store.h. */
#ifndef ATALAYA_CORE_COUNCILLOR_COUNCILLOR_H
#define ATALAYA_CORE_COUNCILLOR_COUNCILLOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum { COUNCILLOR_TERM_YEARS = 8 };

struct councillor {
    int64_t id;
    int64_t council_id;
    int64_t person_id;        /* the account in this installation; 0: none */
    const char *name;         /* "" once its holder's data were erased */
    const char *sector;       /* code, core/councillor/sector.h */
    const char *organisation; /* that proposed it */
    struct date since;
    struct date until; /* the last day; no date: still in office */
    const char *phone, *email;
    bool is_forgotten; /* personal data were erased; the seat and its dates stay */
    int64_t version;
};

struct councillor_list {
    struct councillor *items;
    size_t count;
};

/* since ≤ day ≤ until. */
bool councillor_is_in_office(const struct councillor *councillor, struct date day);
/* The name, or "Datos borrados" where it was erased. */
const char *councillor_name(const struct councillor *councillor);
/* NULL where there is none with this number. */
const struct councillor *councillor_find(const struct councillor_list *list, int64_t id);
/* How many are in office on a day. */
size_t councillor_count_in_office(const struct councillor_list *list, struct date day);

enum authorisation_channel {
    AUTHORISATION_CHANNEL_NONE,
#define AUTHORISATION_CHANNEL(name, code, label) AUTHORISATION_CHANNEL_##name,
#include "core/councillor/authorisation_channel.def"
#undef AUTHORISATION_CHANNEL
    AUTHORISATION_CHANNELS
};

const char *authorisation_channel_code(enum authorisation_channel channel);
const char *authorisation_channel_label(enum authorisation_channel channel);
bool authorisation_channel_parse(const char *code, enum authorisation_channel *channel);

/* One authorisation as it was given; revoking it leaves the record. */
struct authorisation {
    int64_t id;
    int64_t council_id;
    int64_t councillor_id;
    const char *text_version;
    struct date given;
    enum authorisation_channel channel;
    bool covers_name, covers_photo, covers_phone;
    bool covers_sector;  /* also where the sector is sensitive */
    struct date revoked; /* no date: it holds */
};

struct authorisation_list {
    struct authorisation *items;
    size_t count;
};

/* The text of a version; NULL for one that there never was. */
const char *authorisation_text(const char *version);
/* The version that is signed today. */
const char *authorisation_current_version(void);

/* What the public may see of a councillor. */
struct councillor_visibility {
    bool shows_name;
    bool shows_sector; /* that this person holds this seat */
    bool shows_photo;
};

/* Joins the authorisations that hold. Without one for the name nothing is shown.
 *     name authorised, sector "victimas"  ->  nothing: the sector is sensitive and not covered */
struct councillor_visibility councillor_visibility(const struct councillor *councillor,
                                                   const struct authorisation_list *authorisations,
                                                   bool is_sensitive);

#endif
