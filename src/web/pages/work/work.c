#include "web/pages/work/work_page.h"

#include <string.h>

#include "base/banned.h"

/* In the order in which a person should look: what came back first. */
static const struct work_section sections[] = {
    {WORK_RETURNED, "Le devolvieron", "Devuelto", "mal", true},
    {WORK_DRAFT, "Borradores suyos", "Empezado", "hoy", true},
    {WORK_VERIFY, "Verificar", "Por verificar", "", true},
    {WORK_ANALYSE, "Analizar", "Por analizar", "", true},
    {WORK_PUBLISH, "Publicar", "Por publicar", "", true},
    {WORK_MISSING, "Falta el reporte", "Sin empezar", "", true},
    {WORK_NOT_REPORTED, "Registrado sin cifra oficial", "Sin cifra", "hoy", true},
    {WORK_RETURNED_OTHERS, "Devueltos a otras personas", "Devuelto", "", false},
    {WORK_DRAFT_OTHERS, "Borradores de otras personas", "Empezado", "", false},
    {WORK_SENT, "Enviado por usted", "En camino", "", false},
};

static bool is_shown(const struct page_context *page, enum work_kind kind)
{
    bool records = page_can(page, CAPABILITY_RECORD);
    switch (kind) {
    case WORK_RETURNED:
    case WORK_DRAFT:
    case WORK_MISSING:
    case WORK_SENT:
        return page_can(page, CAPABILITY_RECORD_OFFICIAL);
    case WORK_NOT_REPORTED:
        return page_can(page, CAPABILITY_RECORD_OFFICIAL) && !records;
    case WORK_RETURNED_OTHERS:
    case WORK_DRAFT_OTHERS:
        return records;
    case WORK_ANALYSE:
        return page_can(page, CAPABILITY_ANALYSE);
    case WORK_VERIFY:
        return page_can(page, CAPABILITY_VERIFY);
    case WORK_PUBLISH:
        return page_can(page, CAPABILITY_PUBLISH);
    default:
        return false;
    }
}

static void choose_sections(struct work_view *view)
{
    const enum work_kind wanted = work_kind_parse(request_query(view->page->request, "lista"));
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        const struct work_section *section = &sections[i];
        if (!is_shown(view->page, section->kind))
            continue;
        size_t count = view->work->lists[section->kind].count;
        view->task_count += section->is_task ? count : 0;
        view->mine_count += section->is_task ? work_count_mine(view->work, section->kind) : 0;
        view->sections[view->section_count++] = section;
        if (section->kind == wanted)
            view->chosen = section;
    }
}

/* What is the person's by the roles comes first; with "?quien=mio" nothing else is shown. */
static void choose_people(struct work_view *view, struct work *work)
{
    const char *who = request_query(view->page->request, "quien");
    view->keeps_mine = work->has_duties && who != NULL && strcmp(who, "mio") == 0;
    work_put_mine_first(view->page->arena, work);
    if (view->keeps_mine)
        work_keep_mine(work);
}

static void choose_part(struct work_view *view)
{
    int64_t year = 0;
    const struct work_list *list = &view->work->lists[view->chosen->kind];
    if (request_parse_id(request_query(view->page->request, "anio"), &year) && year < 10000)
        view->year = (int)year;
    for (size_t i = 0; i < list->count; i++)
        view->chosen_count += view->year == 0 || list->items[i].year == view->year;
    view->page_count = (int)((view->chosen_count + WORK_PER_PAGE - 1) / WORK_PER_PAGE);
    view->shown_page = page_number(view->page, view->page_count);
}

const char *work_list_path(const struct work_view *view, enum work_kind kind)
{
    return arena_printf(view->page->arena, "/c/%s/mi-trabajo?corte=%d&lista=%s%s%s",
                        view->page->council->code, view->work->cut_year, work_kind_code(kind),
                        topic_choice_parameter(view->page->arena, &view->topics),
                        view->keeps_mine ? "&quien=mio" : "");
}

const char *work_item_path(const struct work_view *view, enum work_kind kind,
                           const struct work_item *item)
{
    struct arena *arena = view->page->arena;
    const char *council = view->page->council->code;
    const char *step = kind == WORK_ANALYSE ? "analizar" : "verificar";
    switch (kind) {
    case WORK_ANALYSE:
    case WORK_VERIFY:
        return arena_printf(arena, "/c/%s/%s/%lld", council, step,
                            (long long)item->measurement->id);
    case WORK_PUBLISH:
        return arena_printf(arena, "/c/%s/publicar", council);
    case WORK_SENT:
    case WORK_VERIFY_OWN:
        return arena_printf(arena, "/c/%s/indicador/%lld#historia", council,
                            (long long)item->row->indicator->id);
    default:
        return arena_printf(arena, "/c/%s/registrar/%lld/%d", council,
                            (long long)item->row->indicator->id, item->year);
    }
}

static const char *planned_words(struct arena *arena, const struct work_item *item)
{
    char text[DECIMAL_TEXT_SIZE];
    const struct indicator *indicator = item->row->indicator;
    struct quantity planned = item->row->years[item->year - indicator->first_year].planned;
    if (!quantity_is_number(planned))
        return "No había nada programado.";
    return arena_printf(arena, "Programado: %s%s.", decimal_format_es(planned.value_e4, 0, text),
                        result_case_unit(arena, indicator->unit));
}

static const char *sent_words(struct arena *arena, const struct work_item *item)
{
    static const char *const next[MEASUREMENT_STATE_COUNT] = {
        [MEASUREMENT_RECORDED] = "Espera análisis",
        [MEASUREMENT_ANALYSED] = "Lo verifica otra persona. Espera",
        [MEASUREMENT_VERIFIED] = "Verificado. Espera publicación"};
    const char *words = next[item->measurement->state];
    return arena_printf(arena, "%s %s.", words == NULL ? "Espera" : words,
                        result_case_wait(arena, item->days));
}

const char *work_item_note(const struct work_view *view, enum work_kind kind,
                           const struct work_item *item)
{
    struct arena *arena = view->page->arena;
    const char *ago = result_case_ago(arena, item->days);
    switch (kind) {
    case WORK_MISSING:
    case WORK_NOT_REPORTED:
        return planned_words(arena, item);
    case WORK_SENT:
        return sent_words(arena, item);
    case WORK_RETURNED:
    case WORK_RETURNED_OTHERS:
        return arena_printf(
            arena, "«%s» %s, %s.%s", item->measurement->returned_reason, item->returner, ago,
            kind == WORK_RETURNED ? "" : arena_printf(arena, " Lo registró %s.", item->recorder));
    case WORK_DRAFT:
        return arena_printf(arena, "Guardado %s.", ago);
    case WORK_DRAFT_OTHERS:
        return arena_printf(arena, "Lo empezó %s, %s.", item->recorder, ago);
    default:
        return arena_printf(arena, "Lo registró %s. Espera %s.",
                            item->recorder[0] == '\0' ? "una importación" : item->recorder,
                            result_case_wait(arena, item->days));
    }
}

const char *work_item_line(const struct work_view *view, const struct work_item *item)
{
    const struct plan *plan = view->work->board->plan;
    int node = item->row->indicator->node_index;
    const struct plan_node *line =
        node < 0 ? NULL : plan_find_ancestor(plan, &plan->nodes[node], 1);
    return line == NULL ? "" : line->name;
}

static struct date find_deadline(const struct work_view *view)
{
    const struct board_request *request = &view->work->board->request;
    return (struct date){view->work->cut_year + 1, request->deadline_month, request->deadline_day};
}

const char *work_deadline(const struct work_view *view)
{
    char text[DATE_LONG_SIZE];
    return arena_strdup(view->page->arena, date_format_long(find_deadline(view), text));
}

const char *work_deadline_words(const struct work_view *view)
{
    return date_compare(view->page->today, find_deadline(view)) > 0
               ? "El plazo pasó: lo programado sin reporte ya cuenta como cero."
               : "Después de esa fecha, lo programado sin reporte cuenta como cero.";
}

const char *work_idle_words(const struct work_view *view)
{
    bool acts =
        page_can(view->page, CAPABILITY_RECORD_OFFICIAL) || page_can(view->page, CAPABILITY_VERIFY);
    if (acts && view->keeps_mine)
        return "Según los roles no tiene tareas pendientes.";
    if (acts && view->topics.chosen != NULL)
        return "No tiene tareas pendientes de este tema.";
    return acts ? "No tiene tareas pendientes."
                : "Su papel es de lectura: ve el trabajo del consejo y no tiene tareas.";
}

static void get(struct page_context *page)
{
    struct work_view view = {.page = page};
    struct work *work = NULL;
    int64_t year = 0;
    struct work_request request = {board_request_for(page->council, BOARD_COUNCIL, page->today),
                                   page->identity.person_id};
    if (request_parse_id(request_query(page->request, "corte"), &year) && year < 10000)
        request.board.cut_year = (int)year;
    if (!work_gather(page->database, page->arena, &request, &work, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (!result_case_load_done(page, &view.done))
        return;
    view.work = work;
    if (work != NULL && !topic_choice_load(page, work, &view.topics))
        return;
    if (work != NULL)
        choose_people(&view, work);
    if (work != NULL)
        choose_sections(&view);
    if (view.chosen != NULL)
        choose_part(&view);
    page_begin(page,
               &(struct layout){.title = view.chosen == NULL ? "Mi trabajo" : view.chosen->title,
                                .section = "trabajo"});
    work_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_work = {
    .path = "/c/{council}/mi-trabajo", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
