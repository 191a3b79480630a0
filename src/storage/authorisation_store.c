/* What councillors authorised, and the council's own rules: the rest of councillor_store.h. */
#include "storage/councillor_store.h"
#include "storage/database.h"
#include "storage/stored_date.h"

#include "base/banned.h"

static struct authorisation read_authorisation(struct query *query, struct arena *arena)
{
    enum { ID, COUNCIL, COUNCILLOR, VERSION, GIVEN, CHANNEL, NAME, PHOTO, PHONE, SECTOR, REVOKED };
    char code[QUERY_CODE_SIZE];
    struct authorisation it = {
        .id = query_integer(query, ID),
        .council_id = query_integer(query, COUNCIL),
        .councillor_id = query_integer(query, COUNCILLOR),
        .text_version = query_string(query, VERSION, arena),
        .given = stored_date(query, GIVEN),
        .covers_name = query_integer(query, NAME) != 0,
        .covers_photo = query_integer(query, PHOTO) != 0,
        .covers_phone = query_integer(query, PHONE) != 0,
        .covers_sector = query_integer(query, SECTOR) != 0,
        .revoked = stored_date(query, REVOKED),
    };
    if (!authorisation_channel_parse(query_code(query, CHANNEL, code), &it.channel))
        query_fail_damaged(query, CHANNEL);
    return it;
}

bool councillor_store_list_authorisations(struct database *database, int64_t council_id,
                                          struct arena *arena, struct authorisation_list *list,
                                          struct error *error)
{
    struct query query = query_start(database, SQL_AUTHORISATION_LIST);
    query_bind_integer(&query, council_id);
    *list = (struct authorisation_list){0};
    while (query_step(&query)) {
        list->items = arena_grow(arena, list->items, list->count, sizeof(struct authorisation));
        list->items[list->count++] = read_authorisation(&query, arena);
    }
    return query_end(&query, error);
}

bool councillor_store_add_authorisation(struct database *database,
                                        struct authorisation *authorisation, int64_t recorded_by,
                                        const char *now_utc, struct error *error)
{
    char given[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_AUTHORISATION_ADD);
    query_bind_integer(&query, authorisation->council_id);
    query_bind_integer(&query, authorisation->councillor_id);
    query_bind_text(&query, authorisation->text_version);
    query_bind_text(&query, date_format_iso(authorisation->given, given));
    query_bind_text(&query, authorisation_channel_code(authorisation->channel));
    query_bind_integer(&query, authorisation->covers_name);
    query_bind_integer(&query, authorisation->covers_photo);
    query_bind_integer(&query, authorisation->covers_phone);
    query_bind_integer(&query, authorisation->covers_sector);
    query_bind_reference(&query, recorded_by);
    query_bind_text(&query, now_utc);
    if (query_step(&query))
        authorisation->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool councillor_store_revoke(struct database *database, const struct authorisation *authorisation,
                             bool *has_changed, struct error *error)
{
    char revoked[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_AUTHORISATION_REVOKE);
    query_bind_text(&query, date_format_iso(authorisation->revoked, revoked));
    query_bind_integer(&query, authorisation->council_id);
    query_bind_integer(&query, authorisation->councillor_id);
    query_bind_integer(&query, authorisation->id);
    bool is_done = query_end(&query, error);
    *has_changed = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool councillor_store_load_rule(struct database *database, int64_t council_id,
                                struct council_rule *rule, struct error *error)
{
    enum { MAX_NUMBER = 999 };
    char code[QUERY_CODE_SIZE];
    struct query query = query_start(database, SQL_COUNCIL_RULE_LOAD);
    query_bind_integer(&query, council_id);
    *rule = (struct council_rule){.council_id = council_id, .quorum = QUORUM_MAJORITY};
    if (query_step(&query)) {
        rule->office_date = stored_date(&query, 0);
        if (!quorum_kind_parse(query_code(&query, 1, code), &rule->quorum))
            query_fail_damaged(&query, 1);
        rule->quorum_number = query_within(&query, 2, 0, MAX_NUMBER);
        rule->version = query_integer(&query, 3);
    }
    return query_end(&query, error);
}

bool councillor_store_save_rule(struct database *database, struct council_rule *rule,
                                struct error *error)
{
    char office[DATE_ISO_SIZE];
    bool is_new = rule->version == 0;
    struct query query =
        query_start(database, is_new ? SQL_COUNCIL_RULE_ADD : SQL_COUNCIL_RULE_SAVE);
    query_bind_text(&query, date_format_iso(rule->office_date, office));
    query_bind_text(&query, quorum_kind_code(rule->quorum));
    query_bind_integer(&query, rule->quorum_number);
    query_bind_integer(&query, rule->council_id);
    if (!is_new)
        query_bind_integer(&query, rule->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió las reglas del consejo");
    rule->version++;
    return true;
}
