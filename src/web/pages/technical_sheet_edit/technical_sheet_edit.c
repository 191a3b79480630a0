#include "web/pages/technical_sheet_edit/technical_sheet_edit_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

static bool is_typed(int field)
{
    return sheet_field_facts((enum sheet_field)field)->origin == SHEET_FROM_TYPED;
}

/* Dates are typed as people write them. */
static const char *as_typed(struct arena *arena, enum sheet_field field, const char *value)
{
    struct date date;
    if (sheet_field_facts(field)->kind != SHEET_KIND_DATE || !date_parse_iso(value, &date))
        return value;
    return arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year);
}

static void fill(struct page_context *page, struct technical_sheet_edit_view *view)
{
    bool is_post = page->request->method != HTTP_GET;
    view->version = view->entry->sheet.version;
    for (int i = 0; i < SHEET_FIELDS; i++) {
        enum sheet_field field = (enum sheet_field)i;
        view->values[i] = is_post && is_typed(i)
                              ? page_typed(page, sheet_field_facts(field)->key)
                              : as_typed(page->arena, field, view->entry->sheet.values[i]);
    }
    if (is_post && !view->is_changed_meanwhile) /* whoever saves again has been told */
        view->version = topic_view_typed_id(page, "version");
}

static void show(struct page_context *page, bool is_conflict)
{
    struct sheet_book *book = NULL;
    struct technical_sheet_edit_view view = {.page = page, .is_changed_meanwhile = is_conflict};
    if (!sheet_view_load(page, &book, &view.entry))
        return;
    fill(page, &view);
    page_begin(page,
               &(struct layout){.title = "Llenar la ficha técnica", .section = "condiciones"});
    technical_sheet_edit_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_technical_sheet input = {.indicator_id = page->parameters.id,
                                         .version = topic_view_typed_id(page, "version")};
    for (int i = 0; i < SHEET_FIELDS; i++) /* a field that the form did not send stays as it is */
        if (is_typed(i))
            input.values[i] =
                request_form(page->request, sheet_field_facts((enum sheet_field)i)->key);
    enum action_status status = save_technical_sheet(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/indicador/%lld/ficha?hecho=guardada", page->council->code,
                      (long long)input.indicator_id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

enum { MAX_FIELD_BYTES = 64 * 1024 };

static const struct page_field fields[] = {
#define SHEET_FIELD(number, id, key, label, help, kind, filler, origin, flags, limit)              \
    {.name = key, .max_bytes = MAX_FIELD_BYTES},
#include "core/technical_sheet/sheet_field.def"
#undef SHEET_FIELD
    {.name = "version"}, {0}};

const struct page page_technical_sheet_edit = {.path = "/c/{council}/indicador/{id}/ficha/editar",
                                               .capability = CAPABILITY_EDIT_SHEETS,
                                               .get = get,
                                               .post = post,
                                               .fields = fields};
