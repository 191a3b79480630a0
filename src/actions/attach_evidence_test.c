#include "base/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actions/access_fixture.h"
#include "actions/attach_evidence.h"
#include "actions/record_measurement.h"
#include "core/measurement/evidence_kind.h"
#include "storage/database.h"
#include "storage/evidence_files.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char pdf[] = "%PDF-1.7\nacta";
static const char other_pdf[] = "%PDF-1.7\notra acta";

struct desk {
    struct access_fixture *access;
    int64_t indicator_id;
    int64_t councillor, verifier, liaison;
};

static struct desk open_desk(void **state)
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

static struct action_context *become(struct desk *desk, int64_t person_id, enum role role)
{
    struct access_fixture *f = desk->access;
    access_fixture_become(f, &(struct identity){.person_id = person_id,
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
    f->context.data_folder = f->test.folder;
    return &f->context;
}

static struct action_context *as_councillor(struct desk *desk)
{
    return become(desk, desk->councillor, ROLE_COUNCILLOR);
}

static struct measurement stored(struct desk *desk)
{
    struct measurement *found = NULL;
    const struct measurement_place place = {desk->access->council_id, desk->indicator_id, 2025};
    assert_true(
        measurement_store_find(desk->access->database, &place, &desk->access->arena, &found, NULL));
    return found == NULL ? (struct measurement){0} : *found;
}

static struct evidence_list rows_of(struct desk *desk)
{
    struct evidence_list list = {0};
    const struct object_key key = {desk->access->council_id, stored(desk).id};
    assert_true(
        evidence_store_list(desk->access->database, key, &desk->access->arena, &list, NULL));
    return list;
}

static const char *folder_of(const struct desk *desk)
{
    return arena_printf(&desk->access->arena, "%s/" EVIDENCE_FILES_FOLDER,
                        desk->access->test.folder);
}

/* Every row's file must be there, whole. */
static void expect_whole(struct desk *desk)
{
    struct evidence_hash_list hashes = {0};
    struct error error = {0};
    assert_true(
        evidence_store_list_hashes(desk->access->database, &desk->access->arena, &hashes, NULL));
    for (size_t i = 0; i < hashes.count; i++)
        if (!evidence_files_check(folder_of(desk), hashes.items[i], &error))
            fail_msg("a row without its file: %s", error.message);
}

static enum action_status attach_words(struct action_context *context, const struct desk *desk,
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

static enum action_status attach(struct action_context *context, const struct desk *desk,
                                 const char *name, const char *bytes)
{
    const struct evidence_upload file = {name, bytes, strlen(bytes)};
    return attach_words(context, desk, &file, (struct evidence_words){.proves = "la entrega"});
}

static void set_state(struct desk *desk, enum measurement_state state)
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

static void test_files_make_a_draft_and_are_whole(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer = {0};
    const struct evidence_upload files[] = {{"acta.pdf", pdf, strlen(pdf)},
                                            {"otra.pdf", other_pdf, strlen(other_pdf)}};
    const struct attach_evidence input = {
        .indicator_id = desk.indicator_id,
        .year = 2025,
        .files = files,
        .count = 2,
        .words = {.proves = "La entrega de la vía", .date = "30/11/2025", .is_public = true}};
    assert_int_equal(attach_evidence(as_councillor(&desk), &input, &answer), ACTION_DONE);
    assert_int_equal(answer.attached, 2);
    assert_int_equal(answer.version, 1);
    assert_true(answer.has_new_draft);
    assert_int_equal(stored(&desk).state, MEASUREMENT_DRAFT);
    struct evidence_list list = rows_of(&desk);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].file_name, "acta.pdf");
    assert_string_equal(list.items[0].media_type, "application/pdf");
    assert_string_equal(list.items[0].proves, "La entrega de la vía");
    assert_string_equal(list.items[0].evidence_date, "2025-11-30");
    assert_true(list.items[0].is_public);
    assert_int_equal(list.items[0].size_bytes, strlen(pdf));
    assert_int_equal(list.items[0].uploaded_by, desk.councillor);
    expect_whole(&desk);
    /* Sent again, they are there once. */
    assert_int_equal(attach_evidence(as_councillor(&desk), &input, &answer), ACTION_DONE);
    assert_int_equal(answer.attached, 2);
    assert_false(answer.has_new_draft);
    assert_int_equal(rows_of(&desk).count, 2);
}

/* What is fine is kept, whatever is wrong beside it. */
static void test_good_files_need_not_be_sent_again(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer = {0};
    struct action_context *context = as_councillor(&desk);
    const struct evidence_upload files[] = {
        {"pagina.html", "<html>", 6}, {"acta.pdf", pdf, strlen(pdf)}, {"programa.pdf", "MZ", 2}};
    const struct attach_evidence input = {.indicator_id = desk.indicator_id,
                                          .year = 2025,
                                          .files = files,
                                          .count = 3,
                                          .words = {.date = "31/02/2025"}};
    assert_int_equal(attach_evidence(context, &input, &answer), ACTION_DONE);
    assert_int_equal(answer.attached, 1);
    assert_int_equal(context->messages.count, 3);
    assert_non_null(strstr(context->messages.items[1].text, "«pagina.html»"));
    assert_non_null(strstr(context->messages.items[2].text, "«programa.pdf»"));
    assert_non_null(action_find_message(context, "fecha_soporte"));
    assert_int_equal(rows_of(&desk).count, 1);
    assert_string_equal(rows_of(&desk).items[0].evidence_date, "");
}

static void test_none_that_is_fine_writes_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer;
    const struct attach_evidence none = {.indicator_id = desk.indicator_id, .year = 2025};
    assert_int_equal(attach_evidence(as_councillor(&desk), &none, &answer), ACTION_INVALID);
    assert_int_equal(attach(as_councillor(&desk), &desk, "a.svg", "<svg>"), ACTION_INVALID);
    assert_int_equal(attach(as_councillor(&desk), &desk, "", pdf), ACTION_INVALID);
    assert_int_equal(stored(&desk).id, 0);
}

static void test_there_is_a_sensible_number(void **state)
{
    struct desk desk = open_desk(state);
    for (int i = 0; i <= EVIDENCE_MAX_FILES; i++) {
        struct action_context *context = as_councillor(&desk);
        const char *name = arena_printf(&desk.access->arena, "acta %d.pdf", i);
        assert_int_equal(attach(context, &desk, name, pdf),
                         i < EVIDENCE_MAX_FILES ? ACTION_DONE : ACTION_INVALID);
    }
    assert_int_equal(rows_of(&desk).count, EVIDENCE_MAX_FILES);
    expect_whole(&desk);
}

static const char photo[] = "\xFF\xD8\xFF\xE1\x00\x22"
                            "Exif\0\0MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\0\0\0\0\0"
                            "\xFF\xDA";

static void test_a_photograph_with_its_place_stays_reserved(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer = {0};
    const struct evidence_upload files[] = {{"acta.pdf", pdf, strlen(pdf)},
                                            {"obra.jpg", photo, sizeof photo - 1}};
    const struct attach_evidence input = {.indicator_id = desk.indicator_id,
                                          .year = 2025,
                                          .files = files,
                                          .count = 2,
                                          .words = {.is_public = true}};
    assert_int_equal(attach_evidence(as_councillor(&desk), &input, &answer), ACTION_DONE);
    assert_string_equal(answer.located, "obra.jpg");
    assert_true(rows_of(&desk).items[0].is_public);
    assert_false(rows_of(&desk).items[1].is_public);
    /* Nor does it become public in the place of a file that was. */
    const struct replace_evidence instead = {rows_of(&desk).items[0].id,
                                             {"obra 2.jpg", photo, sizeof photo - 1}};
    assert_int_equal(replace_evidence(as_councillor(&desk), &instead), ACTION_DONE);
    assert_int_equal(rows_of(&desk).count, 3);
    assert_false(rows_of(&desk).items[2].is_public);
}

static void test_who_may_attach_where(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(become(&desk, desk.verifier, ROLE_READER), &desk, "a.pdf", pdf),
                     ACTION_FORBIDDEN);
    /* The verifier has nothing to attach to where nothing is recorded. */
    assert_int_equal(attach(become(&desk, desk.verifier, ROLE_VERIFIER), &desk, "a.pdf", pdf),
                     ACTION_NOT_FOUND);
    assert_int_equal(attach(as_councillor(&desk), &desk, "a.pdf", pdf), ACTION_DONE);
    assert_int_equal(attach(become(&desk, desk.liaison, ROLE_LIAISON), &desk, "b.pdf", pdf),
                     ACTION_CONFLICT);
    set_state(&desk, MEASUREMENT_VERIFIED);
    assert_int_equal(attach(become(&desk, desk.verifier, ROLE_VERIFIER), &desk, "v.pdf", pdf),
                     ACTION_DONE);
    assert_int_equal(attach(become(&desk, desk.liaison, ROLE_LIAISON), &desk, "b.pdf", pdf),
                     ACTION_DONE);
}

static void test_change_remove_and_replace_keep_the_history(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    const int64_t id = rows_of(&desk).items[0].id;
    struct change_evidence change = {id, {.proves = "La firma", .date = "2025-11-30"}};
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
    assert_string_equal(rows_of(&desk).items[0].proves, "La firma");
    change.words.date = "02/03/2026";
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_INVALID);
    const struct replace_evidence new_file = {id, {"nueva.pdf", other_pdf, strlen(other_pdf)}};
    assert_int_equal(replace_evidence(as_councillor(&desk), &new_file), ACTION_DONE);
    struct evidence_list list = rows_of(&desk);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].replaced_by, list.items[1].id);
    assert_string_equal(list.items[1].proves, "La firma");
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_NOT_FOUND);
    assert_int_equal(remove_evidence(as_councillor(&desk), list.items[1].id), ACTION_DONE);
    list = rows_of(&desk);
    assert_int_equal(list.count, 2);
    assert_false(evidence_is_present(&list.items[1]));
    expect_whole(&desk);
}

static void test_others_change_only_their_own(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    set_state(&desk, MEASUREMENT_RECORDED);
    const int64_t id = rows_of(&desk).items[0].id;
    assert_int_equal(remove_evidence(become(&desk, desk.verifier, ROLE_VERIFIER), id),
                     ACTION_FORBIDDEN);
    assert_int_equal(attach(become(&desk, desk.liaison, ROLE_LIAISON), &desk, "e.pdf", other_pdf),
                     ACTION_DONE);
    const int64_t own = rows_of(&desk).items[1].id;
    assert_int_equal(remove_evidence(become(&desk, desk.liaison, ROLE_LIAISON), own), ACTION_DONE);
    desk.access->council_id++;
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_NOT_FOUND);
}

static void test_a_verdict_keeps_its_evidence(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    const int64_t id = rows_of(&desk).items[0].id;
    const struct replace_evidence new_file = {id, {"nueva.pdf", other_pdf, strlen(other_pdf)}};
    set_state(&desk, MEASUREMENT_PUBLISHED);
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_CONFLICT);
    assert_int_equal(replace_evidence(as_councillor(&desk), &new_file), ACTION_CONFLICT);
    /* Hidden from the public it can be. */
    const struct change_evidence change = {id, {.proves = "Acta"}};
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
    set_state(&desk, MEASUREMENT_RETURNED);
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_DONE);
}

/* What the public sees of a published result is changed by who publishes, however it is tried. */
static void test_published_evidence_changes_by_who_publishes(void **state)
{
    static const struct {
        enum role role;
        bool may;
    } cases[] = {{ROLE_LIAISON, false},
                 {ROLE_VERIFIER, false},
                 {ROLE_COUNCILLOR, false},
                 {ROLE_TECHNICAL_SECRETARY, true},
                 {ROLE_PRESIDENT, true}};
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    set_state(&desk, MEASUREMENT_PUBLISHED);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct attach_answer answer = {0};
        const char *bytes = arena_printf(&desk.access->arena, "%%PDF-1.7\nacta %zu", i);
        const struct evidence_upload file = {"nueva.pdf", bytes, strlen(bytes)};
        const struct attach_evidence input = {.indicator_id = desk.indicator_id,
                                              .year = 2025,
                                              .files = &file,
                                              .count = 1,
                                              .words = {.is_public = true}};
        struct action_context *context = become(&desk, desk.liaison, cases[i].role);
        assert_int_equal(attach_evidence(context, &input, &answer), ACTION_DONE);
        const struct evidence row = rows_of(&desk).items[rows_of(&desk).count - 1];
        assert_int_equal(row.is_public, cases[i].may);
        assert_int_equal(answer.is_held_back, !cases[i].may);
        const enum action_status expected = cases[i].may ? ACTION_DONE : ACTION_CONFLICT;
        struct change_evidence change = {row.id, {.proves = "Acta", .is_public = true}};
        assert_int_equal(change_evidence(context, &change), expected);
        access_fixture_forget_messages(desk.access);
        change.words.is_public = false; /* nor is it hidden by others, where it was public */
        assert_int_equal(change_evidence(context, &change), ACTION_DONE);
    }
    struct change_evidence hide = {rows_of(&desk).items[0].id, {.is_public = true}};
    assert_int_equal(change_evidence(become(&desk, desk.councillor, ROLE_PRESIDENT), &hide),
                     ACTION_DONE);
    hide.words.is_public = false;
    assert_int_equal(change_evidence(as_councillor(&desk), &hide), ACTION_CONFLICT);
    access_fixture_forget_messages(desk.access);
    set_state(&desk, MEASUREMENT_RECORDED); /* a correction goes through the states again */
    assert_int_equal(change_evidence(as_councillor(&desk), &hide), ACTION_DONE);
}

static void test_the_place_of_a_photograph_is_not_published_unseen(void **state)
{
    struct desk desk = open_desk(state);
    const struct evidence_upload file = {"obra.jpg", photo, sizeof photo - 1};
    assert_int_equal(attach_words(as_councillor(&desk), &desk, &file,
                                  (struct evidence_words){.is_public = true}),
                     ACTION_DONE);
    struct change_evidence change = {rows_of(&desk).items[0].id, {.is_public = true}};
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_INVALID);
    assert_non_null(action_find_message(&desk.access->context, "ubicacion"));
    assert_false(rows_of(&desk).items[0].is_public);
    access_fixture_forget_messages(desk.access);
    change.words.accepts_location = true;
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
    assert_true(rows_of(&desk).items[0].is_public);
    change.words.accepts_location = false; /* it is public already: asked once */
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
}

enum { ROUNDS = 60 };

/* 1 where the bytes are kept. */
static int count_files(const struct desk *desk, const char *bytes)
{
    char sum[SHA256_TEXT_SIZE];
    sha256_format(bytes, strlen(bytes), sum);
    return access(arena_printf(&desk->access->arena, "%s/%.2s/%s", folder_of(desk), sum, sum),
                  F_OK) == 0;
}

static void test_a_draft_goes_with_its_evidence(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    const struct delete_draft gone = {
        .indicator_id = desk.indicator_id, .year = 2025, .version = 1};
    assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_DONE);
    assert_int_equal(stored(&desk).id, 0);
    struct evidence_hash_list hashes = {0};
    assert_true(
        evidence_store_list_hashes(desk.access->database, &desk.access->arena, &hashes, NULL));
    assert_int_equal(hashes.count, 0);
    /* The bytes are gone too, but not those that another result stands on. */
    assert_int_equal(count_files(&desk, pdf), 0);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    assert_int_equal(attach(as_councillor(&desk), &desk, "otra.pdf", other_pdf), ACTION_DONE);
    const struct evidence_upload file = {"acta.pdf", pdf, strlen(pdf)};
    struct attach_answer answer;
    const struct attach_evidence elsewhere = {
        .indicator_id = desk.indicator_id, .year = 2024, .files = &file, .count = 1};
    assert_int_equal(attach_evidence(as_councillor(&desk), &elsewhere, &answer), ACTION_DONE);
    assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_DONE);
    assert_int_equal(count_files(&desk, other_pdf), 0);
    assert_int_equal(count_files(&desk, pdf), 1);
    expect_whole(&desk);
}

/* One attaches and removes the same file again and again while another keeps it attached: whoever
 * comes in between, what is attached has its file. */
static void test_forgetting_and_attaching_the_same_bytes_do_not_meet(void **state)
{
    struct desk desk = open_desk(state);
    const struct evidence_upload file = {"acta.pdf", pdf, strlen(pdf)};
    const struct attach_evidence elsewhere = {
        .indicator_id = desk.indicator_id, .year = 2024, .files = &file, .count = 1};
    const struct delete_draft gone = {
        .indicator_id = desk.indicator_id, .year = 2025, .version = 1};
    const pid_t parent = getpid();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct database *database = NULL;
        if (!database_open(desk.access->test.url, &database, NULL))
            _exit(1);
        while (getppid() == parent) { /* a failed test must not leave it running */
            as_councillor(&desk)->database = database;
            attach(&desk.access->context, &desk, "acta.pdf", pdf);
            as_councillor(&desk)->database = database;
            delete_measurement_draft(&desk.access->context, &gone);
        }
        _exit(0);
    }
    for (int i = 0; i < ROUNDS; i++) {
        struct attach_answer answer;
        enum action_status status = attach_evidence(as_councillor(&desk), &elsewhere, &answer);
        if (status != ACTION_DONE)
            fail_msg("round %d: %s", i, desk.access->context.error.message);
        assert_int_equal(count_files(&desk, pdf), 1);
        const struct delete_draft own = {
            .indicator_id = desk.indicator_id, .year = 2024, .version = 1};
        assert_int_equal(delete_measurement_draft(as_councillor(&desk), &own), ACTION_DONE);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

/* Fails at each statement in turn: at most a file that no row names, never a row without its file
 * and no draft without its evidence. */
static void test_a_failure_leaves_no_row_without_its_file(void **state)
{
    struct desk desk = open_desk(state);
    int failures = 0;
    for (int nth = 1;; nth++) {
        struct action_context *context = as_councillor(&desk);
        database_fail_nth(desk.access->database, nth);
        enum action_status status = attach(context, &desk, "acta.pdf", pdf);
        database_fail_nth(desk.access->database, 0);
        if (status == ACTION_DONE)
            break;
        failures++;
        assert_int_equal(context->error.kind, ERROR_NO_SPACE);
        assert_int_equal(stored(&desk).id, 0);
    }
    assert_true(failures > 6);
    assert_int_equal(rows_of(&desk).count, 1);
    expect_whole(&desk);
}

static int count_incoming(const struct desk *desk)
{
    int count = 0;
    const char *path = arena_printf(&desk->access->arena, "%s/entrante", folder_of(desk));
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

/* A disk that takes the first bytes of a file and then no more: the size limit of files stands for
 * it, as both fail inside write (that a full disk is named: evidence_files_test.c). */
static void test_a_write_that_stops_leaves_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct rlimit before, small = {.rlim_cur = 4096};
    const size_t length = 100000;
    char *large = arena_alloc(&desk.access->arena, length + 1);
    memset(large, ' ', length);
    large[length] = '\0';
    memcpy(large, pdf, strlen(pdf));
    struct action_context *context = as_councillor(&desk);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum action_status status = attach(context, &desk, "grande.pdf", large);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, ACTION_FAILED);
    assert_int_equal(context->error.kind, ERROR_TOO_LARGE);
    assert_int_equal(count_incoming(&desk), 0);
    assert_int_equal(stored(&desk).id, 0);
    assert_int_equal(attach(as_councillor(&desk), &desk, "grande.pdf", large), ACTION_DONE);
    expect_whole(&desk);
}

/* Attaches one file after the other on a connection of its own, until it is killed. */
static void attach_until_killed(struct desk *desk, int report)
{
    struct database *database = NULL;
    if (!database_open(desk->access->test.url, &database, NULL))
        _exit(1);
    for (int i = 0; i < EVIDENCE_MAX_FILES; i++) {
        struct action_context *context = as_councillor(desk);
        context->database = database;
        const char *text = arena_printf(&desk->access->arena, "%s %d %d", pdf, (int)getpid(), i);
        if (attach(context, desk, "acta.pdf", text) != ACTION_DONE || write(report, "x", 1) < 0)
            _exit(1);
    }
    sleep(60); /* to be killed; a failed test must not leave it for ever */
    _exit(1);
}

enum { CRASHES = 8 };

static void test_a_killed_program_leaves_no_row_without_its_file(void **state)
{
    struct desk desk = open_desk(state);
    for (int i = 0; i < CRASHES; i++) {
        int ends[2];
        char said = 0;
        size_t acknowledged = 0;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            attach_until_killed(&desk, ends[1]);
        close(ends[1]);
        assert_int_equal(read(ends[0], &said, 1), 1);
        usleep((useconds_t)(1000 + 1700 * i));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        for (acknowledged = 1; read(ends[0], &said, 1) == 1;)
            acknowledged++;
        close(ends[0]);
        assert_true(database_begin(desk.access->database, true, NULL)); /* the killed one's ended */
        database_rollback(desk.access->database);
        assert_true(rows_of(&desk).count >= acknowledged);
        expect_whole(&desk);
        const struct delete_draft gone = {
            .indicator_id = desk.indicator_id, .year = 2025, .version = 1};
        assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_DONE);
    }
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_files_make_a_draft_and_are_whole),
        TEST(test_good_files_need_not_be_sent_again),
        TEST(test_none_that_is_fine_writes_nothing),
        TEST(test_there_is_a_sensible_number),
        TEST(test_a_photograph_with_its_place_stays_reserved),
        TEST(test_who_may_attach_where),
        TEST(test_change_remove_and_replace_keep_the_history),
        TEST(test_others_change_only_their_own),
        TEST(test_a_verdict_keeps_its_evidence),
        TEST(test_published_evidence_changes_by_who_publishes),
        TEST(test_the_place_of_a_photograph_is_not_published_unseen),
        TEST(test_a_draft_goes_with_its_evidence),
        TEST(test_forgetting_and_attaching_the_same_bytes_do_not_meet),
        TEST(test_a_failure_leaves_no_row_without_its_file),
        TEST(test_a_write_that_stops_leaves_nothing),
        TEST(test_a_killed_program_leaves_no_row_without_its_file),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
