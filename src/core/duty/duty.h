/* Duty: who does what in the follow-up (roles de los actores), as a RACI matrix: for each step the
 * actors that do it (R), the one that answers for it (A), those consulted (C) and informed (I).
 *
 * A row of the matrix is a step in a scope: the whole council, a priority topic, or an indicator.
 * The nearest row that names anybody holds for all of its step: the indicator's before the topic's,
 * the topic's before the council's; of several topics of an indicator the first in their order.
 * Duties guide: what an account may do is said by its capabilities, and four eyes stay. Pure.
 * Storage: storage/duty_store.h; read together by reports/duty/duty_book.h. */
#ifndef ATALAYA_CORE_DUTY_DUTY_H
#define ATALAYA_CORE_DUTY_DUTY_H

#include "core/councillor/commission.h"
#include "core/councillor/councillor.h"
#include "core/duty/actor.h"

enum follow_up_step {
#define FOLLOW_UP_STEP(name, code, label, head, is_done_here, meaning) FOLLOW_UP_##name,
#include "core/duty/follow_up_step.def"
#undef FOLLOW_UP_STEP
    FOLLOW_UP_STEPS
};

enum raci {
    RACI_NONE,
#define RACI(name, code, mark, label, does, answers) RACI_##name,
#include "core/duty/raci.def"
#undef RACI
    RACI_LETTERS
};

const char *follow_up_step_code(enum follow_up_step step);    /* "registrar" */
const char *follow_up_step_label(enum follow_up_step step);   /* "Registrar el resultado" */
const char *follow_up_step_head(enum follow_up_step step);    /* "Registrar" */
const char *follow_up_step_meaning(enum follow_up_step step); /* a Spanish sentence */
/* Whether a member does it in this program, with an account. */
bool follow_up_step_is_done_here(enum follow_up_step step);
bool follow_up_step_parse(const char *code, enum follow_up_step *step);

const char *raci_code(enum raci raci); /* "RA"; "" for NONE */
const char *raci_mark(enum raci raci); /* "R/A"; "" for NONE */
const char *raci_label(enum raci raci);
bool raci_does(enum raci raci);
bool raci_answers(enum raci raci);
bool raci_parse(const char *code, enum raci *raci); /* "" is NONE */

/* Both 0: the whole council. At most one is set. */
struct duty_scope {
    int64_t topic_id, indicator_id;
};

bool duty_scope_is_same(struct duty_scope one, struct duty_scope other);
bool duty_scope_is_general(struct duty_scope scope);

struct duty_holder {
    int64_t actor_id;
    enum raci raci; /* never NONE */
};

struct duty_row {
    int64_t id;
    int64_t council_id;
    struct duty_scope scope;
    const char *scope_name; /* of the topic or the indicator; "" for the council; only read */
    enum follow_up_step step;
    int64_t version;
    struct duty_holder *holders; /* by actor; none: the wider scope holds */
    size_t count;
};

struct duty_row_list {
    struct duty_row *items;
    size_t count;
};

/* A priority topic as far as duties need it. */
struct duty_topic {
    int64_t id;
    const char *name;
    const int64_t *indicator_ids;
    size_t indicator_count;
};

/* An account of the council. */
struct duty_account {
    int64_t person_id;
    unsigned may;       /* steps that it may take in this program, as bits (1 << step) */
    bool is_of_council; /* not the administration's liaison, nor a mere reader */
    bool presides, is_secretary;
    const char *name;
    const char *roles; /* in words: "Verificador/a" */
};

/* Everything that decides who does what. Borrowed. */
struct duty_book {
    int64_t council_id;
    struct actor_list actors; /* as actor_sort orders them */
    struct duty_row_list rows;
    const struct duty_topic *topics; /* in the order of topic_rank */
    size_t topic_count;
    struct councillor_list councillors;
    struct commission_list commissions;
    struct commission_member_list members;
    const struct duty_account *accounts;
    size_t account_count;
    struct date today;
};

/* The stored row of a scope itself; NULL where nobody ever saved one. */
const struct duty_row *duty_find_row(const struct duty_book *book, struct duty_scope scope,
                                     enum follow_up_step step);
/* The row that holds in a scope; NULL where none names anybody.
 *     the council's "verificar": Ana; the topic's: Beto; an indicator of it: no row  ->  Beto */
const struct duty_row *duty_resolve(const struct duty_book *book, struct duty_scope scope,
                                    enum follow_up_step step);
/* What an actor is in a row; RACI_NONE for nothing, or for no row. */
enum raci duty_letter(const struct duty_row *row, int64_t actor_id);
const struct duty_topic *duty_find_topic(const struct duty_book *book, int64_t topic_id);

/* Somebody behind an actor: a councillor, an account, or a councillor with an account. */
struct duty_person {
    int64_t councillor_id, person_id; /* 0: none */
};

struct duty_people {
    struct duty_person *items;
    size_t count;
};

/* Adds who stands behind an actor today, each once: the members of a commission that are in office,
 * the councillor, the account. */
void duty_add_people(struct arena *arena, const struct duty_book *book, const struct actor *actor,
                     struct duty_people *people);
/* Whether two are the same human: the same seat or the same account. */
bool duty_is_same_person(struct duty_person one, struct duty_person other);
bool duty_has_person(const struct duty_people *people, struct duty_person person);

/* NULL for a person without an account in the council. */
const struct duty_account *duty_find_account(const struct duty_book *book, int64_t person_id);
/* Whether somebody behind an actor has an account that may take a step; true for steps that are not
 * done in this program. */
bool duty_can_act(struct arena *arena, const struct duty_book *book, const struct actor *actor,
                  enum follow_up_step step);

enum duty_claim {
    DUTY_UNASSIGNED, /* nobody does the step */
    DUTY_MINE,       /* the person does it, by itself or in a commission */
    DUTY_OTHERS      /* others do */
};

struct duty_answer {
    enum duty_claim claim;
    const struct duty_row *row;  /* that says so; NULL: UNASSIGNED */
    const struct actor *through; /* by which the person does it; NULL: not MINE */
};

/* Whose work a step of an indicator is. Retired actors do nothing. */
struct duty_answer duty_claim_find(struct arena *arena, const struct duty_book *book,
                                   int64_t indicator_id, enum follow_up_step step,
                                   int64_t person_id);

/* "Ana Urrea y Comisión rural": the actors of a row that do the step and take
 * part still; "" for none. */
const char *duty_doers(struct arena *arena, const struct duty_book *book,
                       const struct duty_row *row);
/* The same for one letter, both letters counting for R and for A. */
const char *duty_names(struct arena *arena, const struct duty_book *book,
                       const struct duty_row *row, enum raci raci);

#endif
