#include "web/audit_list.h"

#include <string.h>

#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/person_store.h"
#include "storage/report_store.h"
#include "storage/topic_store.h"
#include "web/html/html.h"

#include "base/banned.h"

static const char operator_word[] = "consola";

static const char *parameter(const struct page_context *page, const char *name)
{
    const char *value = request_query(page->request, name);
    return value == NULL ? "" : value;
}

static void read_filters(const struct page_context *page, struct audit_list_view *view)
{
    const char *actor = parameter(page, "persona");
    view->query.has_actor =
        strcmp(actor, operator_word) == 0 || request_parse_id(actor, &view->query.actor_id);
    view->query.action = parameter(page, "accion");
    if (!request_parse_id(parameter(page, "antes"), &view->query.before_sequence))
        view->query.before_sequence = 0;
    view->is_verified = strcmp(parameter(page, "comprobar"), "si") == 0;
}

bool audit_list_load(struct page_context *page, int64_t council_id, struct audit_list_view *view)
{
    struct error *error = &page->action.error;
    struct database *database = page->database;
    view->page = page;
    /* One more than is shown says whether there are older ones. */
    view->query = (struct audit_query){.council_id = council_id, .limit = AUDIT_LIST_PAGE + 1};
    read_filters(page, view);
    if (!audit_store_list(database, &view->query, page->arena, &view->records, error) ||
        !audit_store_list_actors(database, council_id, page->arena, &view->actors, error) ||
        !audit_store_list_actions(database, council_id, page->arena, &view->actions, error) ||
        !audit_format_head(database, council_id, view->head_code, error) ||
        (view->is_verified && !audit_verify(database, council_id, NULL, &view->verdict, error)))
        return page_fail_with(page, error);
    if (view->records.count > AUDIT_LIST_PAGE) {
        view->records.count = AUDIT_LIST_PAGE;
        view->older_than = view->records.items[AUDIT_LIST_PAGE - 1].sequence;
    }
    return true;
}

const char *audit_list_actor(const struct audit_list_view *view, int64_t actor_id, const char *name)
{
    if (actor_id == 0)
        return "La consola del servidor";
    return name[0] != '\0'
               ? name
               : arena_printf(view->page->arena, "La persona %lld", (long long)actor_id);
}

const char *audit_list_action(struct arena *arena, const char *code)
{
    enum action action;
    return action_parse(code, &action) ? action_label(action)
                                       : arena_printf(arena, "hizo «%s»", code);
}

static const char *path_of_indicator(const struct audit_list_view *view, int64_t id)
{
    return arena_printf(view->page->arena, "/c/%s/indicador/%lld", view->page->council->code,
                        (long long)id);
}

static struct audit_object find_indicator(const struct audit_list_view *view, int64_t id)
{
    struct page_context *page = view->page;
    struct indicator *indicator = NULL;
    const struct object_key key = {view->query.council_id, id};
    if (!indicator_store_load(page->database, key, page->arena, &indicator, &page->action.error) ||
        indicator == NULL)
        return (struct audit_object){"un indicador que ya no está", ""};
    /* Names repeat in a plan; codes tell them apart. */
    const char *text = indicator->code[0] == '\0'
                           ? indicator->name
                           : arena_printf(page->arena, "%s (%s)", indicator->name, indicator->code);
    return (struct audit_object){text, path_of_indicator(view, id)};
}

static struct audit_object find_measurement(const struct audit_list_view *view, int64_t id)
{
    struct page_context *page = view->page;
    struct measurement *result = NULL;
    const struct object_key key = {view->query.council_id, id};
    if (!measurement_store_load(page->database, key, page->arena, &result, &page->action.error) ||
        result == NULL)
        return (struct audit_object){"un resultado que ya no está", ""};
    struct audit_object object = find_indicator(view, result->indicator_id);
    object.text = arena_printf(page->arena, "%s, %d", object.text, result->year);
    return object;
}

static struct audit_object find_person(const struct audit_list_view *view, int64_t id)
{
    struct page_context *page = view->page;
    struct person *person = NULL;
    if (!person_store_find(page->database, id, page->arena, &person, &page->action.error) ||
        person == NULL)
        return (struct audit_object){"una persona que ya no está", ""};
    return (struct audit_object){person->name, ""};
}

static struct audit_object find_topic(const struct audit_list_view *view, int64_t id)
{
    struct page_context *page = view->page;
    struct priority_topic *topic = NULL;
    const struct object_key key = {view->query.council_id, id};
    if (!topic_store_load(page->database, key, page->arena, &topic, &page->action.error) ||
        topic == NULL)
        return (struct audit_object){"un tema que ya no está", ""};
    return (struct audit_object){topic->name, arena_printf(page->arena, "/c/%s/temas/%lld",
                                                           page->council->code, (long long)id)};
}

static struct audit_object find_report(const struct audit_list_view *view, int64_t id)
{
    struct page_context *page = view->page;
    struct report_record *report = NULL;
    const struct object_key key = {view->query.council_id, id};
    if (!report_store_load(page->database, key, page->arena, &report, &page->action.error) ||
        report == NULL)
        return (struct audit_object){"un informe que ya no está", ""};
    return (struct audit_object){
        arena_printf(page->arena, "%s, versión %d", report->title, report->version),
        arena_printf(page->arena, "/c/%s/informes/%lld", page->council->code, (long long)id)};
}

static struct audit_object name_kind(const char *object)
{
    static const struct {
        const char *kind, *text;
    } kinds[] = {{"ballot", ""},      {"council", ""},        {"evidence", "un soporte"},
                 {"import", ""},      {"invitation", ""},     {"plan", ""},
                 {"report", ""},      {"recommendation", ""}, {"session", ""},
                 {"territories", ""}, {"topic", ""}};
    const size_t length = strcspn(object, ":");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strlen(kinds[i].kind) == length && strncmp(kinds[i].kind, object, length) == 0)
            return (struct audit_object){kinds[i].text, ""};
    return (struct audit_object){object, ""};
}

struct audit_object audit_list_object(const struct audit_list_view *view, const char *object)
{
    int64_t id = 0;
    const char *colon = strchr(object, ':');
    if (colon == NULL || !request_parse_id(colon + 1, &id))
        return name_kind(object);
    const bool is_council = view->page->council != NULL;
    if (is_council && strncmp(object, "indicator:", 10) == 0)
        return find_indicator(view, id);
    if (is_council && strncmp(object, "measurement:", 12) == 0)
        return find_measurement(view, id);
    if (is_council && strncmp(object, "topic:", 6) == 0)
        return find_topic(view, id);
    if (is_council && strncmp(object, "report:", 7) == 0)
        return find_report(view, id);
    if (strncmp(object, "person:", 7) == 0)
        return find_person(view, id);
    return name_kind(object);
}

struct audit_object audit_list_other(const struct audit_list_view *view,
                                     const struct audit_record *record)
{
    int64_t id = 0;
    const bool is_own = strncmp(record->object, "person:", 7) == 0 &&
                        request_parse_id(record->object + 7, &id) && id == record->actor_id;
    return is_own ? (struct audit_object){"", ""} : audit_list_object(view, record->object);
}

/* "3.7000" as people write it: "3,7". Gives where the number ends. */
static const char *add_number(struct strbuf *out, const char *at)
{
    const size_t whole = strspn(at, "0123456789");
    const size_t decimals = at[whole] == '.' ? strspn(at + whole + 1, "0123456789") : 0;
    strbuf_add_bytes(out, at, whole);
    if (decimals != 4)
        return at + whole;
    size_t kept = decimals;
    while (kept > 0 && at[whole + kept] == '0')
        kept--;
    strbuf_add(out, kept > 0 ? "," : "");
    strbuf_add_bytes(out, at + whole + 1, kept);
    return at + whole + 1 + decimals;
}

const char *audit_list_detail(struct arena *arena, const char *detail)
{
    enum { LONGEST = 120 }; /* lists of numbers and prints: the database holds the whole */
    enum measurement_verdict verdict;
    if (measurement_verdict_parse(detail, &verdict))
        return measurement_verdict_label(verdict);
    struct strbuf out;
    const char *at = detail;
    strbuf_init(&out, arena);
    while (*at != '\0' && out.length < LONGEST)
        if (*at >= '0' && *at <= '9')
            at = add_number(&out, at);
        else
            strbuf_add_char(&out, *at++);
    while (((unsigned char)*at & 0xC0) == 0x80) /* never half a letter */
        strbuf_add_char(&out, *at++);
    strbuf_add(&out, *at != '\0' ? "…" : "");
    return out.data;
}

static void add_parameter(struct strbuf *link, const char *name, const char *value)
{
    if (value == NULL || value[0] == '\0')
        return;
    strbuf_add_char(link, strchr(link->data, '?') == NULL ? '?' : '&');
    strbuf_add(link, name);
    strbuf_add_char(link, '=');
    html_add_url_part(link, value);
}

const char *audit_list_link(const struct audit_list_view *view, const char *name, const char *value)
{
    static const char *const names[] = {"persona", "accion"};
    struct strbuf link;
    strbuf_init(&link, view->page->arena);
    strbuf_add(&link, view->address);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        add_parameter(&link, names[i],
                      strcmp(names[i], name) == 0 ? value : parameter(view->page, names[i]));
    if (strcmp(name, "antes") == 0 || strcmp(name, "comprobar") == 0)
        add_parameter(&link, name, value);
    return link.data;
}
