#include "reports/catalog/pronouncement/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "reports/catalog/pronouncement/snapshot_parts.h"
#include "storage/sha256.h"

#include "base/banned.h"

static const char format_name[] = "atalaya-pronunciamiento";
enum { FORMAT_VERSION = 1 };

static json_t *make_request(const struct board_request *request)
{
    char today[DATE_ISO_SIZE];
    json_t *bands = json_array();
    for (int i = 0; i < 4; i++)
        json_array_append_new(bands, json_integer(request->bands.lower_e4[i]));
    return json_pack("{s:s, s:i, s:s, s:s, s:o, s:i, s:i}", "view",
                     request->view == BOARD_PUBLIC ? "publicado" : "consejo", "cut_year",
                     request->cut_year, "today", date_format_iso(request->today, today),
                     "weighting", weighting_code(request->weighting), "bands_e4", bands,
                     "deadline_month", request->deadline_month, "deadline_day",
                     request->deadline_day);
}

static json_t *make_texts(const struct pronouncement *pronouncement)
{
    json_t *texts = json_object();
    for (int i = 0; i < REPORT_SECTION_COUNT; i++)
        if (pronouncement->texts[i][0] != '\0')
            json_object_set_new(texts, report_section_code((enum report_section)i),
                                json_string(pronouncement->texts[i]));
    return texts;
}

static json_t *make_sources(const struct import_run_list *sources)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sources->count; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:s}", "file", sources->items[i].file_name,
                                        "sha256", sources->items[i].file_sha256, "taken",
                                        sources->items[i].imported_utc));
    return list;
}

/* Which indicators were chosen is told by the plan, which holds no others. */
static json_t *make_head(const struct pronouncement *p)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:s, s:s}",
                     "council_code", p->council_code, "council_name", p->council_name,
                     "territory_name", p->territory_name, "title", p->title, "version", p->version,
                     "corrects_code", p->corrects_code, "correction_note", p->correction_note,
                     "plan_indicator_count", p->plan_indicator_count, "addressee",
                     p->settings.addressee, "approval_note", p->settings.approval_note, "president",
                     p->settings.president, "secretary", p->settings.secretary, "address",
                     p->address, "created", p->created);
}

static json_t *make_seal(const struct report_seal *seal)
{
    return json_pack("{s:s, s:s, s:s, s:s}", "code", seal->code, "chain_head", seal->chain_head,
                     "approved_utc", seal->approved_utc, "approver", seal->approver);
}

const char *snapshot_write(const struct pronouncement *pronouncement, struct arena *arena)
{
    const struct board *board = pronouncement->board;
    json_t *root = json_pack(
        "{s:s, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "format", format_name,
        "format_version", FORMAT_VERSION, "head", make_head(pronouncement), "seal",
        make_seal(&pronouncement->seal), "request", make_request(&board->request), "texts",
        make_texts(pronouncement), "sources", make_sources(&pronouncement->sources), "plan",
        snapshot_make_plan(board->plan), "results", snapshot_make_results(board), "official",
        snapshot_make_official(&pronouncement->official), "figures", snapshot_make_figures(board));
    if (pronouncement->topics.count > 0)
        json_object_set_new(root, "topics", snapshot_make_topics(&pronouncement->topics));
    char *text = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
    const char *kept = arena_strdup(arena, text == NULL ? "" : text);
    free(text);
    json_decref(root);
    return kept;
}

/* Rising, from above 0 to at most 100 %. */
static bool read_bands(const json_t *root, struct rating_bands *bands)
{
    json_int_t last = 0;
    for (size_t i = 0; i < 4; i++) {
        json_int_t lower = json_integer_value(json_array_get(root, i));
        if (lower <= last || lower > DECIMAL_SCALE)
            return false;
        bands->lower_e4[i] = (int)lower;
        last = lower;
    }
    return true;
}

static bool read_request(const json_t *root, struct board_request *request)
{
    const json_t *bands = json_object_get(root, "bands_e4");
    const char *view = json_string_value(json_object_get(root, "view"));
    const char *today = json_string_value(json_object_get(root, "today"));
    const char *weighting = json_string_value(json_object_get(root, "weighting"));
    *request = (struct board_request){
        .cut_year = (int)json_integer_value(json_object_get(root, "cut_year")),
        .deadline_month = (int)json_integer_value(json_object_get(root, "deadline_month")),
        .deadline_day = (int)json_integer_value(json_object_get(root, "deadline_day"))};
    const struct date deadline = {request->cut_year, request->deadline_month,
                                  request->deadline_day};
    if (!date_is_valid(deadline))
        return false;
    if (view == NULL || today == NULL || weighting == NULL || json_array_size(bands) != 4)
        return false;
    request->view = strcmp(view, "publicado") == 0 ? BOARD_PUBLIC : BOARD_COUNCIL;
    if (!read_bands(bands, &request->bands))
        return false;
    return date_parse_iso(today, &request->today) &&
           weighting_parse(weighting, &request->weighting);
}

static void read_texts(const json_t *root, struct arena *arena, struct pronouncement *pronouncement)
{
    for (int i = 0; i < REPORT_SECTION_COUNT; i++)
        pronouncement->texts[i] =
            snapshot_read_text(root, report_section_code((enum report_section)i), arena);
}

static void read_sources(const json_t *root, struct arena *arena, struct import_run_list *sources)
{
    size_t count = json_array_size(root);
    *sources =
        (struct import_run_list){ARENA_NEW_ARRAY(arena, count + 1, struct import_run), count};
    for (size_t i = 0; i < count; i++) {
        const json_t *source = json_array_get(root, i);
        sources->items[i] =
            (struct import_run){.file_name = snapshot_read_text(source, "file", arena),
                                .file_sha256 = snapshot_read_text(source, "sha256", arena),
                                .imported_utc = snapshot_read_text(source, "taken", arena)};
    }
}

static void read_head(const json_t *root, struct arena *arena, struct pronouncement *p)
{
    *p = (struct pronouncement){
        .council_code = snapshot_read_text(root, "council_code", arena),
        .council_name = snapshot_read_text(root, "council_name", arena),
        .territory_name = snapshot_read_text(root, "territory_name", arena),
        .title = snapshot_read_text(root, "title", arena),
        .version = (int)json_integer_value(json_object_get(root, "version")),
        .corrects_code = snapshot_read_text(root, "corrects_code", arena),
        .correction_note = snapshot_read_text(root, "correction_note", arena),
        .plan_indicator_count =
            (int)json_integer_value(json_object_get(root, "plan_indicator_count")),
        .settings = {.addressee = snapshot_read_text(root, "addressee", arena),
                     .approval_note = snapshot_read_text(root, "approval_note", arena),
                     .president = snapshot_read_text(root, "president", arena),
                     .secretary = snapshot_read_text(root, "secretary", arena)},
        .address = snapshot_read_text(root, "address", arena),
        .created = snapshot_read_text(root, "created", arena),
    };
}

static void read_seal(const json_t *root, struct arena *arena, struct report_seal *seal)
{
    *seal = (struct report_seal){.code = snapshot_read_text(root, "code", arena),
                                 .chain_head = snapshot_read_text(root, "chain_head", arena),
                                 .approved_utc = snapshot_read_text(root, "approved_utc", arena),
                                 .approver = snapshot_read_text(root, "approver", arena)};
}

static bool read_board(const json_t *root, struct arena *arena, struct pronouncement *pronouncement)
{
    struct board_request request;
    struct measurement *results = NULL;
    struct plan *plan = ARENA_NEW(arena, struct plan);
    size_t count = 0;
    if (!read_request(json_object_get(root, "request"), &request) ||
        !snapshot_read_plan(json_object_get(root, "plan"), arena, plan) ||
        !snapshot_read_results(json_object_get(root, "results"), arena, &results, &count) ||
        !snapshot_read_official(json_object_get(root, "official"), arena,
                                &pronouncement->official) ||
        !snapshot_read_topics(json_object_get(root, "topics"), arena, plan,
                              &pronouncement->topics) ||
        plan_year_index(plan, request.cut_year) < 0)
        return false;
    pronouncement->board = board_compose(arena, plan, results, count, &request);
    return true;
}

static bool is_known(const json_t *root)
{
    const char *format = json_string_value(json_object_get(root, "format"));
    return format != NULL && strcmp(format, format_name) == 0 &&
           json_integer_value(json_object_get(root, "format_version")) == FORMAT_VERSION;
}

static bool read_root(const json_t *root, struct arena *arena, struct pronouncement *pronouncement,
                      bool *has_same_figures)
{
    read_head(json_object_get(root, "head"), arena, pronouncement);
    read_seal(json_object_get(root, "seal"), arena, &pronouncement->seal);
    read_texts(json_object_get(root, "texts"), arena, pronouncement);
    read_sources(json_object_get(root, "sources"), arena, &pronouncement->sources);
    if (!read_board(root, arena, pronouncement))
        return false;
    json_t *figures = snapshot_make_figures(pronouncement->board);
    *has_same_figures = json_equal(figures, json_object_get(root, "figures")) != 0;
    json_decref(figures);
    return true;
}

bool snapshot_read(const char *json, struct arena *arena, struct pronouncement *pronouncement,
                   bool *has_same_figures, struct error *error)
{
    json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    bool is_good = is_known(root) && read_root(root, arena, pronouncement, has_same_figures);
    json_decref(root);
    if (!is_good)
        return error_set(error, ERROR_INVALID,
                         "el contenido guardado del informe no se puede leer");
    char *sum = arena_alloc(arena, SHA256_TEXT_SIZE);
    sha256_format(json, strlen(json), sum);
    pronouncement->fingerprint = sum;
    return true;
}
