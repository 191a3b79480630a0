/* The pronouncement of the demonstration itself: the 93 product indicators of a real plan, from the
 * board to the frozen files. Each against a named ceiling of the same run:
 *
 * - the PDF, against the letters of all cells of its tables drawn once with pango and cairo,
 * without layout, charts, tags, contents or packing;
 * - the snapshot, against json_dumps and json_loads of the same text by the JSON library alone. */
#include <cairo-pdf.h>
#include <jansson.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "actions/import_plan.h"
#include "exchange/matrix_csv/matrix_draft.h"
#include "reports/catalog/pronouncement/snapshot.h"
#include "reports/formats/pdf/report_pdf.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/migrate.h"
#include "storage/territory_store.h"

#include "base/banned.h"

extern const char *const demo_guatape;

enum { ROUNDS = 7, GOAL_MS = 150, LINES_OF_PAGE = 60 };

static void check(bool ok, const struct error *error)
{
    if (!ok) {
        fprintf(stderr, "%s\n", error->message);
        exit(1);
    }
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int64_t open_council(struct database **database)
{
    struct error error = {0};
    struct territory place = {
        .code = "05321", .name = "Guatapé", .kind = "municipio", .department_code = "05"};
    struct council council = {.code = "guatape",
                              .name = "Consejo Territorial de Planeación de Guatapé",
                              .territory_code = place.code,
                              .created_utc = "2026-03-01T12:00:00Z"};
    check(database_open("sqlite::memory:", database, &error), &error);
    check(migrate_run(*database, NULL, &error), &error);
    check(database_begin(*database, true, &error), &error);
    check(territory_store_save(*database, &place, &error), &error);
    check(council_store_add(*database, &council, &error), &error);
    check(database_commit(*database, &error), &error);
    return council.id;
}

static void import_plan_of_guatape(struct arena *arena, struct database *database,
                                   int64_t council_id)
{
    static const unsigned char master[SECRETS_KEY_SIZE] = {7};
    struct error error = {0};
    struct secrets secrets;
    struct identity identity = identity_of_operator();
    struct plan_draft draft;
    struct import_plan_answer answer;
    identity.council_id = council_id;
    check(secrets_derive(&secrets, master, &error), &error);
    struct action_context context = {.arena = arena,
                                     .database = database,
                                     .identity = &identity,
                                     .secrets = &secrets,
                                     .address = ""};
    check(matrix_draft_read(arena, demo_guatape, "guatape.csv", &draft, &error), &error);
    if (import_plan(&context, &(struct import_plan){.draft = &draft}, &answer) != ACTION_DONE)
        exit(1);
}

static struct pronouncement gather(struct arena *arena, struct database *database,
                                   int64_t council_id)
{
    struct error error = {0};
    struct council *council = NULL;
    struct pronouncement draft;
    check(council_store_find(database, council_id, arena, &council, &error), &error);
    const struct pronouncement_request request = {.council = council,
                                                  .view = BOARD_COUNCIL,
                                                  .cut_year = 2025,
                                                  .today = {2026, 5, 10},
                                                  .created = "2026-05-10T12:00:00Z"};
    check(pronouncement_gather(database, arena, &request, &draft, &error), &error);
    return draft;
}

static cairo_status_t count_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    (void)bytes;
    *(size_t *)closure += length;
    return CAIRO_STATUS_SUCCESS;
}

static void draw_table(cairo_t *cairo, PangoLayout *layout, const struct document_table *table,
                       struct arena *arena)
{
    int line = 0;
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        size_t count = row->kind == DOCUMENT_ROW_GROUP ? 1 : table->head.column_count;
        for (size_t i = 0; i < count; i++) {
            pango_layout_set_text(
                layout,
                document_cell_format(&row->cells[i], table->head.columns[i].decimals, arena), -1);
            cairo_move_to(cairo, 40 + 55 * (double)i, 40 + 12 * (double)line);
            pango_cairo_show_layout(cairo, layout);
        }
        line = line == LINES_OF_PAGE ? 0 : line + 1;
        if (line == 0)
            cairo_show_page(cairo);
    }
}

static double time_ceiling(const struct document *document)
{
    struct arena arena = {0};
    size_t bytes = 0;
    const double start = now_ms();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(count_bytes, &bytes, 595.28, 841.89);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans 8.5");
    pango_layout_set_font_description(layout, font);
    for (const struct document_block *block = document->first; block != NULL; block = block->next)
        if (block->kind == DOCUMENT_TABLE)
            draw_table(cairo, layout, block->table, &arena);
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    arena_release(&arena);
    return now_ms() - start;
}

static double time_pdf(const struct pronouncement *pronouncement, size_t *bytes)
{
    struct arena arena = {0};
    struct error error = {0};
    struct strbuf out;
    const double start = now_ms();
    strbuf_init(&out, &arena);
    check(report_pdf_render(&out, pronouncement_compose(&arena, pronouncement), REPORT_PDF_A4,
                            &error),
          &error);
    *bytes = out.length;
    arena_release(&arena);
    return now_ms() - start;
}

static double time_snapshot(const struct pronouncement *pronouncement, size_t *bytes)
{
    struct arena arena = {0};
    struct error error = {0};
    struct pronouncement kept;
    bool has_same_figures = false;
    const double start = now_ms();
    const char *json = snapshot_write(pronouncement, &arena);
    check(snapshot_read(json, &arena, &kept, &has_same_figures, &error), &error);
    const double end = now_ms();
    *bytes = strlen(json);
    if (!has_same_figures)
        exit(1);
    arena_release(&arena);
    return end - start;
}

static double time_json(const struct pronouncement *pronouncement)
{
    struct arena arena = {0};
    const char *json = snapshot_write(pronouncement, &arena);
    json_t *root = json_loads(json, 0, NULL);
    const double start = now_ms();
    char *text = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
    json_t *again = json_loads(text, 0, NULL);
    const double end = now_ms();
    json_decref(again);
    free(text);
    json_decref(root);
    arena_release(&arena);
    return end - start;
}

static double time_freeze(const struct pronouncement *pronouncement, size_t *bytes)
{
    static const struct report_seal seal = {"7K3QF-0XW2M", "", "2026-05-10T12:00:00Z", ""};
    struct arena arena = {0};
    struct error error = {0};
    struct report_frozen frozen;
    const double start = now_ms();
    check(pronouncement_freeze(&arena, pronouncement, &seal, &frozen, &error), &error);
    const double end = now_ms();
    *bytes = 0;
    for (size_t i = 0; i < frozen.files.count; i++)
        *bytes += frozen.files.items[i].size_bytes;
    arena_release(&arena);
    return end - start;
}

static double lesser(double a, double b)
{
    return a < b ? a : b;
}

int main(void)
{
    struct arena arena = {0};
    struct database *database = NULL;
    const int64_t council_id = open_council(&database);
    import_plan_of_guatape(&arena, database, council_id);
    const struct pronouncement draft = gather(&arena, database, council_id);
    const struct document *document = pronouncement_compose(&arena, &draft);
    double pdf = 1e9, ceiling = 1e9, snapshot = 1e9, json = 1e9, freeze = 1e9;
    size_t pdf_bytes = 0, snapshot_bytes = 0, file_bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
        pdf = lesser(pdf, time_pdf(&draft, &pdf_bytes));
        ceiling = lesser(ceiling, time_ceiling(document));
        snapshot = lesser(snapshot, time_snapshot(&draft, &snapshot_bytes));
        json = lesser(json, time_json(&draft));
        freeze = lesser(freeze, time_freeze(&draft, &file_bytes));
    }
    printf("pronouncement of %zu indicators as PDF: %.1f ms CPU, %zu bytes; goal %d ms\n",
           draft.board->row_count, pdf, pdf_bytes, (int)GOAL_MS);
    printf("ceiling, the letters of its tables alone: %.1f ms; ratio %.2f\n", ceiling,
           pdf / ceiling);
    printf("snapshot written and read: %.1f ms, %zu bytes; the JSON library alone: %.1f ms; ratio "
           "%.2f\n",
           snapshot, snapshot_bytes, json, snapshot / json);
    printf("whole approval, four files: %.1f ms CPU, %zu bytes\n", freeze, file_bytes);
    database_close(database);
    arena_release(&arena);
    return pdf <= GOAL_MS ? 0 : 1;
}
