/* A small council for the tests of duties: who its actors are, and rows to put letters into. For
 * tests only. */
#ifndef ATALAYA_CORE_DUTY_DUTY_EXAMPLE_H
#define ATALAYA_CORE_DUTY_DUTY_EXAMPLE_H

#include <string.h>

#include "core/duty/duty.h"

/* Rosa (account 101, records) and Beto (no account) are councillors and form the rural commission;
 * Ana has the account 103 and verifies; Delia left the council; the office is nobody's. */
enum {
    EXAMPLE_COMMISSION = 1,
    EXAMPLE_ROSA,
    EXAMPLE_BETO,
    EXAMPLE_ANA,
    EXAMPLE_OFFICE,
    EXAMPLE_DELIA,
    EXAMPLE_ACTORS = EXAMPLE_DELIA,
    EXAMPLE_ACCOUNT_ROSA = 101,
    EXAMPLE_ACCOUNT_ANA = 103,
    EXAMPLE_TOPIC_FIRST = 31,
    EXAMPLE_TOPIC_SECOND = 32,
    EXAMPLE_MAX_ROWS = 64,
    EXAMPLE_MAX_HOLDERS = 8,
};

struct duty_example {
    struct duty_book book;
    struct duty_row rows[EXAMPLE_MAX_ROWS];
    struct duty_holder holders[EXAMPLE_MAX_ROWS][EXAMPLE_MAX_HOLDERS];
};

static struct actor example_actors[EXAMPLE_ACTORS] = {
    {.id = EXAMPLE_COMMISSION,
     .kind = ACTOR_COMMISSION,
     .name = "Comisión rural",
     .commission_id = 1},
    {.id = EXAMPLE_ROSA, .kind = ACTOR_MEMBER, .name = "Rosa", .councillor_id = 11},
    {.id = EXAMPLE_BETO, .kind = ACTOR_MEMBER, .name = "Beto", .councillor_id = 12},
    {.id = EXAMPLE_ANA, .kind = ACTOR_MEMBER, .name = "Ana", .person_id = EXAMPLE_ACCOUNT_ANA},
    {.id = EXAMPLE_OFFICE,
     .kind = ACTOR_OFFICE,
     .name = "Planeación",
     .office = "Secretaría de Planeación",
     .contact_name = "",
     .email = "",
     .phone = ""},
    {.id = EXAMPLE_DELIA, .kind = ACTOR_MEMBER, .name = "Delia", .councillor_id = 13},
};

/* Names "12" of a text are numbers of actors in the letters that stand before them:
 *     "R2 A4 C5"  ->  Rosa does, Ana answers, the office is consulted; "RA4": both */
static inline void example_set(struct duty_example *example, struct duty_scope scope,
                               enum follow_up_step step, const char *letters)
{
    struct duty_book *book = &example->book;
    struct duty_row *row = &example->rows[book->rows.count];
    *row = (struct duty_row){
        .scope = scope, .step = step, .holders = example->holders[book->rows.count], .version = 1};
    book->rows.count++;
    while (*letters != '\0') {
        char code[4] = "";
        size_t length = strspn(letters, "RACI");
        struct duty_holder *holder = &row->holders[row->count++];
        memcpy(code, letters, length);
        raci_parse(code, &holder->raci);
        holder->actor_id = letters[length] - '0';
        letters += length + 1;
        letters += strspn(letters, " ");
    }
}

static inline void example_make(struct duty_example *example)
{
    static struct councillor councillors[] = {
        {.id = 11, .person_id = EXAMPLE_ACCOUNT_ROSA, .name = "Rosa", .since = {2024, 1, 1}},
        {.id = 12, .name = "Beto", .since = {2024, 1, 1}},
        {.id = 13, .name = "Delia", .since = {2020, 1, 1}, .until = {2023, 12, 31}}};
    static struct commission_member members[] = {{1, 11}, {1, 12}, {1, 13}};
    static const int64_t first[] = {7, 8}, second[] = {8, 9};
    static const struct duty_topic topics[] = {{EXAMPLE_TOPIC_SECOND, "Agua", second, 2},
                                               {EXAMPLE_TOPIC_FIRST, "Vías", first, 2}};
    static const struct duty_account accounts[] = {
        {.person_id = EXAMPLE_ACCOUNT_ROSA,
         .may = 1u << FOLLOW_UP_RECORD | 1u << FOLLOW_UP_ANALYSE},
        {.person_id = EXAMPLE_ACCOUNT_ANA, .may = 1u << FOLLOW_UP_VERIFY}};
    for (size_t i = 0; i < EXAMPLE_ACTORS; i++)
        if (example_actors[i].office == NULL)
            example_actors[i].office = example_actors[i].contact_name = example_actors[i].post =
                example_actors[i].email = example_actors[i].phone = "";
    *example = (struct duty_example){.book = {.actors = {example_actors, EXAMPLE_ACTORS},
                                              .topics = topics,
                                              .topic_count = 2,
                                              .councillors = {councillors, 3},
                                              .members = {members, 3},
                                              .accounts = accounts,
                                              .account_count = 2,
                                              .today = {2026, 3, 1}}};
    example->book.rows.items = example->rows;
}

#endif
