/* A desk at which the tests of evidence work: a council with one indicator, people who may and may
 * not, and what is read back of rows and files. For tests only. */
#ifndef ATALAYA_ACTIONS_EVIDENCE_DESK_H
#define ATALAYA_ACTIONS_EVIDENCE_DESK_H

#include "base/test.h"

#include <string.h>

#include "actions/access_fixture.h"
#include "actions/attach_evidence.h"
#include "core/measurement/evidence_kind.h"
#include "storage/database.h"
#include "storage/evidence_files.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"

__attribute__((unused)) static const char pdf[] = "%PDF-1.7\nacta";
__attribute__((unused)) static const char other_pdf[] = "%PDF-1.7\notra acta";

struct desk {
    struct access_fixture *access;
    int64_t indicator_id;
    int64_t councillor, verifier, liaison;
};

static inline struct desk open_desk(void **state)
{
    struct access_fixture *f = *state;
    struct plan plan;
    struct desk desk = {.access = f};
    f->test.council_id = f->council_id;
    desk.indicator_id = test_plan_fill(&f->test, &plan, 1);
    desk.councillor = access_fixture_add_member(f, "c1@example.org", ROLE_BIT(ROLE_COUNCILLOR));
    desk.verifier = access_fixture_add_member(f, "v@example.org", ROLE_BIT(ROLE_VERIFIER));
    desk.liaison = access_fixture_add_member(f, "e@example.org", ROLE_BIT(ROLE_LIAISON));
    return desk;
}

static inline struct action_context *become(struct desk *desk, int64_t person_id, enum role role)
{
    struct access_fixture *f = desk->access;
    access_fixture_become(f, &(struct identity){.person_id = person_id,
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
    f->context.data_folder = f->test.folder;
    return &f->context;
}

static inline struct action_context *as_councillor(struct desk *desk)
{
    return become(desk, desk->councillor, ROLE_COUNCILLOR);
}

static inline struct measurement stored(struct desk *desk)
{
    struct measurement *found = NULL;
    const struct measurement_place place = {desk->access->council_id, desk->indicator_id, 2025};
    assert_true(
        measurement_store_find(desk->access->database, &place, &desk->access->arena, &found, NULL));
    return found == NULL ? (struct measurement){0} : *found;
}

static inline struct evidence_list rows_of(struct desk *desk)
{
    struct evidence_list list = {0};
    const struct object_key key = {desk->access->council_id, stored(desk).id};
    assert_true(
        evidence_store_list(desk->access->database, key, &desk->access->arena, &list, NULL));
    return list;
}

static inline const char *folder_of(const struct desk *desk)
{
    return arena_printf(&desk->access->arena, "%s/" EVIDENCE_FILES_FOLDER,
                        desk->access->test.folder);
}

/* Every row's file must be there, whole. */
static inline void expect_whole(struct desk *desk)
{
    struct evidence_hash_list hashes = {0};
    struct error error = {0};
    assert_true(
        evidence_store_list_hashes(desk->access->database, &desk->access->arena, &hashes, NULL));
    for (size_t i = 0; i < hashes.count; i++)
        if (!evidence_files_check(folder_of(desk), hashes.items[i], &error))
            fail_msg("a row without its file: %s", error.message);
}

static inline enum action_status attach_words(struct action_context *context,
                                              const struct desk *desk,
                                              const struct evidence_upload *file,
                                              struct evidence_words words)
{
    struct attach_answer answer;
    const struct attach_evidence input = {.indicator_id = desk->indicator_id,
                                          .year = 2025,
                                          .files = file,
                                          .count = 1,
                                          .words = words};
    return attach_evidence(context, &input, &answer);
}

static inline enum action_status attach(struct action_context *context, const struct desk *desk,
                                        const char *name, const char *bytes)
{
    const struct evidence_upload file = {name, bytes, strlen(bytes)};
    return attach_words(context, desk, &file, (struct evidence_words){.proves = "la entrega"});
}

static inline void set_state(struct desk *desk, enum measurement_state state)
{
    const struct measurement_change change = {"another_action", desk->councillor,
                                              "2026-03-01T12:00:00Z"};
    struct measurement row = stored(desk);
    row.state = state;
    if (state == MEASUREMENT_VERIFIED || state == MEASUREMENT_PUBLISHED) {
        row.verdict = VERDICT_CONFIRMED;
        row.verified_by = desk->verifier;
    }
    assert_true(database_begin(desk->access->database, true, NULL));
    assert_true(measurement_store_save(desk->access->database, &row, &change, NULL));
    assert_true(database_commit(desk->access->database, NULL));
}

/* A JPEG that says where it was taken. */
__attribute__((unused)) static const char photo[] =
    "\xFF\xD8\xFF\xE1\x00\x22"
    "Exif\0\0MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\0\0\0\0\0"
    "\xFF\xDA";

#endif
