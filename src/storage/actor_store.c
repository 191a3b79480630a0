#include "storage/actor_store.h"

#include "storage/database.h"
#include "storage/stored_date.h"

#include "base/banned.h"

/* A code that is none of the list is a damaged file. */
static enum actor_kind read_kind(struct query *query, int column)
{
    enum actor_kind kind = ACTOR_COMMISSION;
    char code[QUERY_CODE_SIZE];
    if (!actor_kind_parse(query_code(query, column, code), &kind))
        query_fail_damaged(query, column);
    return kind;
}

static enum contact_basis read_basis(struct query *query, int column)
{
    enum contact_basis basis = CONTACT_BASIS_NONE;
    char code[QUERY_CODE_SIZE];
    if (!contact_basis_parse(query_code(query, column, code), &basis))
        query_fail_damaged(query, column);
    return basis;
}

static struct actor read_actor(struct query *query, struct arena *arena)
{
    enum {
        ID,
        COUNCIL,
        KIND,
        NAME,
        COMMISSION,
        COUNCILLOR,
        PERSON,
        OFFICE,
        CONTACT,
        POST,
        EMAIL,
        PHONE,
        BASIS,
        AUTHORISED,
        RETIRED,
        VERSION,
        USES
    };
    return (struct actor){
        .id = query_integer(query, ID),
        .council_id = query_integer(query, COUNCIL),
        .kind = read_kind(query, KIND),
        .name = query_string(query, NAME, arena),
        .commission_id = query_integer(query, COMMISSION),
        .councillor_id = query_integer(query, COUNCILLOR),
        .person_id = query_integer(query, PERSON),
        .office = query_string(query, OFFICE, arena),
        .contact_name = query_string(query, CONTACT, arena),
        .post = query_string(query, POST, arena),
        .email = query_string(query, EMAIL, arena),
        .phone = query_string(query, PHONE, arena),
        .basis = read_basis(query, BASIS),
        .authorised = stored_date(query, AUTHORISED),
        .is_retired = query_integer(query, RETIRED) != 0,
        .version = query_integer(query, VERSION),
        .use_count = (int)query_integer(query, USES),
    };
}

bool actor_store_list(struct database *database, int64_t council_id, struct arena *arena,
                      struct actor_list *actors, struct error *error)
{
    struct query query = query_start(database, SQL_ACTOR_LIST);
    query_bind_integer(&query, council_id);
    *actors = (struct actor_list){0};
    while (query_step(&query)) {
        actors->items = arena_grow(arena, actors->items, actors->count, sizeof(struct actor));
        actors->items[actors->count++] = read_actor(&query, arena);
    }
    actor_sort(arena, actors);
    return query_end(&query, error);
}

bool actor_store_list_of_person(struct database *database, int64_t person_id, struct arena *arena,
                                struct kept_actor_list *actors, struct error *error)
{
    enum { CODE = 17, NAME };
    struct query query = query_start(database, SQL_ACTOR_LIST_OF_PERSON);
    query_bind_integer(&query, person_id);
    *actors = (struct kept_actor_list){0};
    while (query_step(&query)) {
        actors->items = arena_grow(arena, actors->items, actors->count, sizeof(struct kept_actor));
        actors->items[actors->count++] =
            (struct kept_actor){.actor = read_actor(&query, arena),
                                .council_code = query_string(&query, CODE, arena),
                                .council_name = query_string(&query, NAME, arena)};
    }
    return query_end(&query, error);
}

/* day holds the date's text until query_end. What has its name elsewhere keeps none here. */
static void bind_content(struct query *query, const struct actor *actor, char day[DATE_ISO_SIZE])
{
    bool is_link = actor->commission_id != 0 || actor->councillor_id != 0 ||
                   (actor->kind == ACTOR_MEMBER && actor->person_id != 0);
    query_bind_text(query, actor_kind_code(actor->kind));
    query_bind_text(query, is_link ? "" : actor->name);
    query_bind_reference(query, actor->commission_id);
    query_bind_reference(query, actor->councillor_id);
    query_bind_reference(query, actor->person_id);
    query_bind_text(query, actor->office);
    query_bind_text(query, actor->contact_name);
    query_bind_text(query, actor->post);
    query_bind_text(query, actor->email);
    query_bind_text(query, actor->phone);
    query_bind_text(query, contact_basis_code(actor->basis));
    query_bind_text(query, date_format_iso(actor->authorised, day));
    query_bind_integer(query, actor->is_retired);
    query_bind_integer(query, actor->council_id);
}

bool actor_store_add(struct database *database, struct actor *actor, struct error *error)
{
    char day[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_ACTOR_ADD);
    bind_content(&query, actor, day);
    if (query_step(&query))
        actor->id = query_integer(&query, 0);
    actor->version = 1;
    return query_end(&query, error);
}

bool actor_store_save(struct database *database, struct actor *actor, struct error *error)
{
    char day[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_ACTOR_SAVE);
    bind_content(&query, actor, day);
    query_bind_integer(&query, actor->id);
    query_bind_integer(&query, actor->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió el actor %lld",
                         (long long)actor->id);
    actor->version++;
    return true;
}

bool actor_store_delete(struct database *database, struct object_key key, bool *was_there,
                        struct error *error)
{
    struct query query = query_start(database, SQL_ACTOR_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *was_there = false;
    if (!query_end(&query, error))
        return false;
    *was_there = query_changed_rows(&query) > 0;
    return true;
}

enum {
    ROW_ID,
    ROW_COUNCIL,
    ROW_TOPIC,
    ROW_INDICATOR,
    ROW_STEP,
    ROW_VERSION,
    ROW_ACTOR,
    ROW_LETTERS,
    ROW_NAME
};

/* false: a step of a newer program, which this one passes over. */
static bool read_row(struct query *query, struct arena *arena, struct duty_row *row)
{
    char code[QUERY_CODE_SIZE];
    *row = (struct duty_row){
        .id = query_integer(query, ROW_ID),
        .council_id = query_integer(query, ROW_COUNCIL),
        .scope = {query_integer(query, ROW_TOPIC), query_integer(query, ROW_INDICATOR)},
        .scope_name = query_string(query, ROW_NAME, arena),
        .version = query_integer(query, ROW_VERSION)};
    return follow_up_step_parse(query_code(query, ROW_STEP, code), &row->step);
}

static void take_holder(struct query *query, struct arena *arena, struct duty_row *row)
{
    char code[QUERY_CODE_SIZE];
    enum raci raci = RACI_NONE;
    if (query_is_null(query, ROW_ACTOR))
        return;
    if (!raci_parse(query_code(query, ROW_LETTERS, code), &raci) || raci == RACI_NONE)
        query_fail_damaged(query, ROW_LETTERS);
    row->holders = arena_grow(arena, row->holders, row->count, sizeof(struct duty_holder));
    row->holders[row->count++] = (struct duty_holder){query_integer(query, ROW_ACTOR), raci};
}

bool actor_store_list_duties(struct database *database, int64_t council_id, struct arena *arena,
                             struct duty_row_list *rows, struct error *error)
{
    struct query query = query_start(database, SQL_DUTY_ROW_LIST);
    query_bind_integer(&query, council_id);
    *rows = (struct duty_row_list){0};
    while (query_step(&query)) {
        struct duty_row row;
        if (!read_row(&query, arena, &row))
            continue;
        if (rows->count == 0 || rows->items[rows->count - 1].id != row.id) {
            rows->items = arena_grow(arena, rows->items, rows->count, sizeof(struct duty_row));
            rows->items[rows->count++] = row;
        }
        take_holder(&query, arena, &rows->items[rows->count - 1]);
    }
    return query_end(&query, error);
}

static bool conflict(const struct duty_row *row, struct error *error)
{
    return error_set(error, ERROR_CONFLICT, "otra persona cambió los roles de «%s»",
                     follow_up_step_code(row->step));
}

static bool add_row(struct database *database, struct duty_row *row, struct error *error)
{
    struct query query = query_start(database, SQL_DUTY_ROW_ADD);
    query_bind_integer(&query, row->council_id);
    query_bind_reference(&query, row->scope.topic_id);
    query_bind_reference(&query, row->scope.indicator_id);
    query_bind_text(&query, follow_up_step_code(row->step));
    if (query_step(&query))
        row->id = query_integer(&query, 0);
    row->version = 1;
    return query_end(&query, error);
}

static bool raise_row(struct database *database, struct duty_row *row, struct error *error)
{
    struct query query = query_start(database, SQL_DUTY_ROW_RAISE);
    query_bind_integer(&query, row->council_id);
    query_bind_integer(&query, row->id);
    query_bind_integer(&query, row->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return conflict(row, error);
    row->version++;
    return true;
}

static bool clear_holders(struct database *database, const struct duty_row *row,
                          struct error *error)
{
    struct query query = query_start(database, SQL_DUTY_HOLDER_CLEAR);
    query_bind_integer(&query, row->council_id);
    query_bind_integer(&query, row->id);
    return query_end(&query, error);
}

bool actor_store_save_duty(struct database *database, struct duty_row *row, struct error *error)
{
    bool ok = row->id == 0 ? add_row(database, row, error) : raise_row(database, row, error);
    ok = ok && clear_holders(database, row, error);
    for (size_t i = 0; ok && i < row->count; i++) {
        struct query query = query_start(database, SQL_DUTY_HOLDER_ADD);
        query_bind_integer(&query, row->council_id);
        query_bind_integer(&query, row->id);
        query_bind_integer(&query, row->holders[i].actor_id);
        query_bind_text(&query, raci_code(row->holders[i].raci));
        ok = query_end(&query, error);
    }
    return ok;
}

bool actor_store_list_offices(struct database *database, struct object_key plan,
                              struct arena *arena, struct duty_office_list *offices,
                              struct error *error)
{
    struct query query = query_start(database, SQL_ACTOR_OFFICE_LIST);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *offices = (struct duty_office_list){0};
    while (query_step(&query))
        duty_count_office(arena, offices, query_string(&query, 0, arena));
    return query_end(&query, error);
}
