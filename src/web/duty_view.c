#include "web/duty_view.h"

#include "base/env.h"
#include "reports/formats/report_format.h"
#include "storage/indicator_store.h"
#include "storage/member_store.h"
#include "web/councillor_form.h"
#include "web/topic_view.h"

#include "base/banned.h"

/* What a step needs where it is done in this program; the others need nothing. */
static const enum capability needed[FOLLOW_UP_STEPS] = {
    [FOLLOW_UP_RECORD] = CAPABILITY_RECORD,
    [FOLLOW_UP_ANALYSE] = CAPABILITY_ANALYSE,
    [FOLLOW_UP_VERIFY] = CAPABILITY_VERIFY,
    [FOLLOW_UP_PUBLISH] = CAPABILITY_PUBLISH,
};

static unsigned steps_of(role_set roles)
{
    unsigned may = 0;
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        if (follow_up_step_is_done_here((enum follow_up_step)i) &&
            (capability_holders(needed[i]) & roles) != 0)
            may |= 1u << i;
    return may;
}

static bool read_accounts(struct page_context *page, struct duty_book *book)
{
    struct member_list members;
    if (!member_store_list_of_council(page->database, page->council->id, page->arena, &members,
                                      &page->action.error))
        return false;
    struct duty_account *accounts =
        ARENA_NEW_ARRAY(page->arena, members.count + 1, struct duty_account);
    book->account_count = 0;
    for (size_t i = 0; i < members.count; i++) {
        const struct member *it = &members.items[i];
        role_set roles = 0;
        if (it->person_is_disabled || !role_parse_set(it->roles, &roles))
            continue;
        accounts[book->account_count++] = (struct duty_account){
            .person_id = it->person_id,
            .name = it->person_name,
            .roles = role_describe(it->roles, page->arena),
            .is_of_council = (roles & ~(ROLE_BIT(ROLE_LIAISON) | ROLE_BIT(ROLE_READER))) != 0,
            .presides = (roles & ROLE_BIT(ROLE_PRESIDENT)) != 0,
            .is_secretary = (roles & ROLE_BIT(ROLE_TECHNICAL_SECRETARY)) != 0,
            .may = steps_of(roles)};
    }
    book->accounts = accounts;
    return true;
}

bool duty_view_gather(struct page_context *page, struct duty_book *book)
{
    *book = (struct duty_book){.council_id = page->council->id, .today = page->today};
    return duty_book_gather(page->database, page->arena, book, &page->action.error) &&
           read_accounts(page, book);
}

static int64_t read_number(const struct page_context *page, const char *name)
{
    int64_t id = 0;
    const char *text = page->request->method == HTTP_GET ? request_query(page->request, name)
                                                         : page_typed(page, name);
    return text != NULL && request_parse_id(text, &id) ? id : 0;
}

static bool find_scope(struct page_context *page, struct duty_view *view)
{
    struct priority_topic *topic = NULL;
    struct indicator *indicator = NULL;
    const struct object_key of_topic = {page->council->id, view->scope.topic_id},
                            of_indicator = {page->council->id, view->scope.indicator_id};
    struct error *error = &page->action.error;
    view->scope_name = "";
    if (of_topic.id != 0 && !topic_store_load(page->database, of_topic, page->arena, &topic, error))
        return page_fail_with(page, error);
    if (of_indicator.id != 0 &&
        !indicator_store_load(page->database, of_indicator, page->arena, &indicator, error))
        return page_fail_with(page, error);
    if ((of_topic.id != 0 && of_indicator.id != 0) || (of_topic.id != 0 && topic == NULL) ||
        (of_indicator.id != 0 && indicator == NULL)) {
        page_fail(page, 404);
        return false;
    }
    if (topic != NULL)
        view->scope_name = topic->name;
    if (indicator != NULL)
        view->scope_name = indicator->name;
    return true;
}

bool duty_view_load(struct page_context *page, struct duty_view *view)
{
    struct error *error = &page->action.error;
    *view = (struct duty_view){.page = page,
                               .scope = {.topic_id = read_number(page, "tema"),
                                         .indicator_id = read_number(page, "indicador")}};
    if (!find_scope(page, view))
        return false;
    if (!duty_view_gather(page, &view->book) ||
        !duty_book_list_new_offices(page->database, page->arena, &view->book, &view->new_offices,
                                    error))
        return page_fail_with(page, error);
    duty_check(page->arena, &view->book, view->scope, &view->findings);
    if (duty_scope_is_general(view->scope))
        duty_check_offices(page->arena, &view->new_offices, &view->findings);
    return true;
}

const char *duty_view_path(struct arena *arena, const struct duty_view *view, const char *end)
{
    const char *parameter = "";
    if (view->scope.topic_id != 0)
        parameter = arena_printf(arena, "?tema=%lld", (long long)view->scope.topic_id);
    if (view->scope.indicator_id != 0)
        parameter = arena_printf(arena, "?indicador=%lld", (long long)view->scope.indicator_id);
    return arena_printf(arena, "/c/%s/roles%s%s%s", view->page->council->code,
                        end[0] == '\0' || end[0] == '.' ? "" : "/", end, parameter);
}

const char *duty_view_scope_words(struct arena *arena, const struct duty_view *view)
{
    if (view->scope.topic_id != 0)
        return arena_printf(arena, "Tema: %s", view->scope_name);
    if (view->scope.indicator_id != 0)
        return arena_printf(arena, "Indicador: %s", view->scope_name);
    return "Todo el consejo";
}

void duty_view_download(struct page_context *page, const char *format)
{
    struct duty_view view;
    char now[ENV_TIMESTAMP_SIZE];
    const struct report_format *found = report_format_find(format);
    if (!duty_view_load(page, &view))
        return;
    env_now_iso(now);
    const struct duty_matrix matrix = {page->council->name, &view.book,     view.scope,
                                       view.scope_name,     &view.findings, now};
    if (!report_format_render(&page->response->body, duty_matrix_compose(page->arena, &matrix),
                              found, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = found->content_type;
    response_set_file_name(
        page->response, page->arena,
        arena_printf(page->arena, "roles-%s.%s", page->council->code, found->ending));
}

const struct page_field actor_form_fields[] = {
    {.name = "tipo"},     {.name = "vinculo"},    {.name = "nombre"},  {.name = "oficina"},
    {.name = "contacto"}, {.name = "cargo"},      {.name = "correo"},  {.name = "telefono"},
    {.name = "permiso"},  {.name = "autorizado"}, {.name = "version"}, {0}};

void actor_form_input(const struct page_context *page, struct save_actor *input)
{
    *input = (struct save_actor){.version = councillor_form_typed_id(page, "version"),
                                 .kind = page_typed(page, "tipo"),
                                 .name = page_typed(page, "nombre"),
                                 .link = page_typed(page, "vinculo"),
                                 .office = page_typed(page, "oficina"),
                                 .contact_name = page_typed(page, "contacto"),
                                 .post = page_typed(page, "cargo"),
                                 .email = page_typed(page, "correo"),
                                 .phone = page_typed(page, "telefono"),
                                 .basis = page_typed(page, "permiso"),
                                 .authorised = page_typed(page, "autorizado")};
}

bool actor_form_load(struct page_context *page, struct actor_form *form)
{
    *form = (struct actor_form){.page = page};
    return duty_view_load(page, &form->view);
}

void actor_form_read(struct actor_form *form)
{
    struct save_actor typed;
    actor_form_input(form->page, &typed);
    form->version = typed.version;
    form->kind = typed.kind;
    form->name = typed.name;
    form->link = typed.link;
    form->office = typed.office;
    form->contact_name = typed.contact_name;
    form->post = typed.post;
    form->email = typed.email;
    form->phone = typed.phone;
    form->basis = typed.basis;
    form->authorised = typed.authorised;
}

static const char *link_of(struct arena *arena, const struct actor *actor)
{
    if (actor->commission_id != 0)
        return arena_printf(arena, "comision-%lld", (long long)actor->commission_id);
    if (actor->councillor_id != 0)
        return arena_printf(arena, "consejero-%lld", (long long)actor->councillor_id);
    return actor->person_id == 0 ? ""
                                 : arena_printf(arena, "cuenta-%lld", (long long)actor->person_id);
}

void actor_form_fill(struct actor_form *form, const struct actor *actor)
{
    struct arena *arena = form->page->arena;
    const struct date day = actor->authorised;
    form->version = actor->version;
    form->kind = actor_kind_code(actor->kind);
    form->link = link_of(arena, actor);
    form->name = form->link[0] != '\0' && actor->kind <= ACTOR_MEMBER ? "" : actor->name;
    form->office = actor->office;
    form->contact_name = actor->contact_name;
    form->post = actor->post;
    form->email = actor->email;
    form->phone = actor->phone;
    form->basis = contact_basis_code(actor->basis);
    form->authorised = date_is_valid(day)
                           ? arena_printf(arena, "%02d/%02d/%04d", day.day, day.month, day.year)
                           : "";
}
