#include "base/test.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/env.h"
#include "security/csrf.h"
#include "security/token.h"
#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "web/http/page_cache.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char right_token[] = "prueba";
static const char created[] = "2026-03-01T12:00:00Z";
static const struct env *real_env;
static struct env standing_env;

static int64_t standing_now_s(void)
{
    return 1772366400; /* 2026-03-01T12:00:00Z */
}

static void expect(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static int64_t add_person(struct page_fixture *fixture, const char *who, bool is_administrator)
{
    struct error error = {0};
    struct person person = {.email = arena_printf(&fixture->arena, "%s@example.org", who),
                            .name = who,
                            .is_administrator = is_administrator,
                            .recovery_marks = "",
                            .created_utc = created};
    expect(person_store_add(fixture->test.database, &person, &error), &error);
    return person.id;
}

static void add_member(struct page_fixture *fixture, const char *who, int64_t council_id,
                       const char *role)
{
    struct error error = {0};
    struct member member = {.council_id = council_id,
                            .person_id = add_person(fixture, who, false),
                            .roles = role,
                            .since_utc = created};
    expect(member_store_save(fixture->test.database, &member, &error), &error);
}

static void add_people(struct page_fixture *fixture)
{
    struct error error = {0};
    struct database *database = fixture->test.database;
    expect(database_begin(database, true, &error), &error);
    for (int role = 0; role < ROLE_COUNT; role++)
        add_member(fixture, role_code((enum role)role), fixture->test.council_id,
                   role_code((enum role)role));
    add_member(fixture, "otro_consejo", fixture->test.other_council_id, role_code(ROLE_PRESIDENT));
    add_person(fixture, "administrador", true);
    expect(database_commit(database, &error), &error);
}

int page_fixture_setup(void **state)
{
    static const unsigned char master[SECRETS_KEY_SIZE] = {7};
    struct error error = {0};
    struct page_fixture *fixture = calloc(1, sizeof *fixture);
    if (fixture == NULL)
        return -1;
    real_env = env_get();
    standing_env = *real_env;
    standing_env.now_s = standing_now_s;
    env_set(&standing_env);
    test_database_open(&fixture->test);
    test_database_fill(&fixture->test);
    add_people(fixture);
    fixture->site =
        (struct site){.base_url = "http://127.0.0.1:8080", .data_folder = fixture->test.folder};
    expect(secrets_derive(&fixture->site.secrets, master, &error), &error);
    expect(database_pool_open(fixture->test.url, 2, &fixture->site.pool, &error), &error);
    page_fixture_visit(fixture, NULL);
    *state = fixture;
    return 0;
}

int page_fixture_teardown(void **state)
{
    struct page_fixture *fixture = *state;
    page_cache_release(fixture->response.kept);
    response_release(&fixture->response);
    page_cache_destroy(fixture->site.cache);
    database_pool_close(fixture->site.pool);
    test_database_close(&fixture->test);
    arena_release(&fixture->arena);
    free(fixture);
    env_set(real_env);
    return 0;
}

static const struct person *find_person(struct page_fixture *fixture, const char *who)
{
    struct error error = {0};
    struct person *person = NULL;
    const char *email = arena_printf(&fixture->arena, "%s@example.org", who);
    expect(
        person_store_find_by_email(fixture->test.database, email, &fixture->arena, &person, &error),
        &error);
    if (person == NULL)
        fail_msg("the fixture has no «%s»", who);
    return person;
}

int64_t page_fixture_person(struct page_fixture *fixture, const char *who)
{
    return find_person(fixture, who)->id;
}

void page_fixture_visit(struct page_fixture *fixture, const char *who)
{
    fixture->identity = (struct identity){.csrf_token = right_token};
    fixture->is_anonymous = who == NULL;
    if (who == NULL)
        return;
    const struct person *person = find_person(fixture, who);
    fixture->identity.person_id = person->id;
    fixture->identity.name = person->name;
    fixture->identity.email = person->email;
    fixture->identity.is_administrator = person->is_administrator;
    fixture->identity.has_second_step = person->totp_secret != NULL;
}

static void add_field(struct page_fixture *fixture, const char *name, const char *value)
{
    struct request_fields *form = &fixture->request.form;
    form->items = arena_grow(&fixture->arena, form->items, form->count, sizeof form->items[0]);
    form->items[form->count++] = (struct request_field){name, value};
}

static int answer(struct page_fixture *fixture, const char *target)
{
    struct request *request = &fixture->request;
    const char *question = strchr(target, '?');
    size_t length = question == NULL ? strlen(target) : (size_t)(question - target);
    request->target = target;
    request->address = "192.0.2.7";
    snprintf(request->id, sizeof request->id, "prueba");
    bool ok = request_decode_path(&fixture->arena, arena_strndup(&fixture->arena, target, length),
                                  &request->path);
    if (ok && question != NULL)
        ok = request_parse_fields(&fixture->arena, question + 1, strlen(question + 1),
                                  &request->query) == REQUEST_OK;
    if (!ok)
        fail_msg("«%s» is no address", target);
    page_cache_release(fixture->response.kept);
    response_release(&fixture->response);
    response_init(&fixture->response, &fixture->arena);
    site_answer(&fixture->site, request, &fixture->identity, &fixture->response);
    return fixture->response.status;
}

int page_fixture_get(struct page_fixture *fixture, const char *target)
{
    fixture->request = (struct request){.method = HTTP_GET};
    return answer(fixture, target);
}

/* A form before login is signed with a cookie; the others with the session's token. */
static const char *make_token(struct page_fixture *fixture, const char *target)
{
    const char *council = NULL;
    struct page_parameters parameters;
    char *path = arena_strndup(&fixture->arena, target, strcspn(target, "?"));
    const struct page *page = page_find(&fixture->arena, path, &council, &parameters);
    if (page == NULL || page->anonymous_form == NULL) {
        char *masked = arena_alloc(&fixture->arena, CSRF_MASKED_SIZE);
        csrf_mask(right_token, masked);
        return masked;
    }
    char *token = arena_alloc(&fixture->arena, CSRF_ANONYMOUS_TOKEN_SIZE);
    if (fixture->form_cookie == NULL) {
        char *cookie = arena_alloc(&fixture->arena, TOKEN_SIZE);
        token_create(cookie);
        fixture->form_cookie = cookie;
    }
    csrf_anonymous_token(&fixture->site.secrets, page->anonymous_form, fixture->form_cookie,
                         env_now_s(), token);
    struct request_field *field = ARENA_NEW(&fixture->arena, struct request_field);
    *field = (struct request_field){"f", fixture->form_cookie};
    fixture->request.cookies = (struct request_fields){field, 1};
    return token;
}

int page_fixture_post(struct page_fixture *fixture, const char *target, const char *const *form)
{
    fixture->request = (struct request){.method = HTTP_POST,
                                        .origin = fixture->origin,
                                        .fetch_site = fixture->fetch_site,
                                        .file_count = fixture->file_count};
    if (fixture->file_count > 0) {
        fixture->request.files =
            ARENA_NEW_ARRAY(&fixture->arena, fixture->file_count, struct request_file);
        memcpy(fixture->request.files, fixture->files,
               fixture->file_count * sizeof fixture->files[0]);
    }
    fixture->file_count = 0;
    for (; form != NULL && form[0] != NULL; form += 2)
        add_field(fixture, form[0], form[1]);
    const char *token = fixture->token == NULL ? make_token(fixture, target) : fixture->token;
    if (token[0] != '\0')
        add_field(fixture, "testigo", token);
    return answer(fixture, target);
}

const char *page_fixture_body(const struct page_fixture *fixture)
{
    return fixture->response.ready != NULL ? fixture->response.ready : fixture->response.body.data;
}

const char *page_fixture_header(const struct page_fixture *fixture, const char *name)
{
    for (size_t i = 0; i < fixture->response.header_count; i++)
        if (strcasecmp(fixture->response.headers[i].name, name) == 0)
            return fixture->response.headers[i].value;
    return NULL;
}

const char *page_fixture_between(struct page_fixture *fixture, const char *before,
                                 const char *after)
{
    const char *start = strstr(page_fixture_body(fixture), before);
    if (start == NULL)
        fail_msg("«%s» is not in %s", before, page_fixture_body(fixture));
    start += strlen(before);
    return arena_strndup(&fixture->arena, start, (size_t)(strstr(start, after) - start));
}

void page_fixture_expect(const struct page_fixture *fixture, const char *piece)
{
    if (strstr(page_fixture_body(fixture), piece) == NULL)
        fail_msg("«%s» is not in (%d) %s", piece, fixture->response.status,
                 page_fixture_body(fixture));
}

void page_fixture_refuse(const struct page_fixture *fixture, const char *piece)
{
    if (strstr(page_fixture_body(fixture), piece) != NULL)
        fail_msg("«%s» is in (%d) %s", piece, fixture->response.status, page_fixture_body(fixture));
}
