#include <jansson.h>
#include <stdlib.h>

#include "exchange/plan_file/preview.h"

#include "base/banned.h"

/* Numbers are texts with four decimals: JSON readers would make binary fractions of them. */
static json_t *quantity_json(struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    if (quantity.state == QUANTITY_NOT_PROGRAMMED)
        return json_string("NP");
    return quantity_is_number(quantity) ? json_string(decimal_format(quantity.value_e4, text))
                                        : json_null();
}

static json_t *source_json(const struct cell_source *source)
{
    return json_pack("{s:s?, s:i, s:i, s:s?}", "sheet", source->sheet, "row", source->row, "column",
                     source->column, "raw", source->raw);
}

static json_t *indicator_json(const struct plan_draft *draft,
                              const struct draft_indicator *indicator)
{
    json_t *years = json_array();
    for (int y = 0; y < draft->year_count; y++) {
        const struct draft_year *year = &indicator->years[y];
        json_array_append_new(
            years, json_pack("{s:i, s:o, s:o, s:o, s:o}", "year", draft->first_year + y, "planned",
                             quantity_json(year->planned.quantity), "actual",
                             quantity_json(year->actual.quantity), "official_compliance",
                             quantity_json(year->compliance.percent), "official_progress",
                             quantity_json(year->progress.percent)));
    }
    json_t *object = json_pack(
        "{s:s, s:s, s:s?, s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:b, s:s, s:b, s:s, s:b}", "key",
        indicator->key, "code", indicator->code, "mga_code", indicator->mga_code, "name",
        indicator->name, "line", indicator->path[0], "component", indicator->path[1], "programme",
        indicator->path[2], "unit", indicator->unit, "responsible", indicator->responsible, "level",
        indicator_level_code(indicator->level), "level_confirmed", indicator->level_confirmed,
        "type", accumulation_type_code(indicator->type), "type_confirmed",
        indicator->type_confirmed, "type_reason", indicator->type_reason,
        "target_includes_baseline", indicator->target_includes_baseline);
    json_object_set_new(object, "baseline", quantity_json(indicator->baseline.quantity));
    if (indicator->baseline_note != NULL)
        json_object_set_new(object, "baseline_note", json_string(indicator->baseline_note));
    json_object_set_new(object, "target", quantity_json(indicator->target.quantity));
    json_object_set_new(object, "official_total_progress",
                        quantity_json(indicator->total_progress.percent));
    json_object_set_new(object, "years", years);
    json_object_set_new(object, "source", source_json(&indicator->source));
    return object;
}

static json_t *problem_json(const struct draft_problem *problem)
{
    static const char *const severities[] = {"info", "warning", "error"};
    return json_pack("{s:s, s:s, s:o, s:s?, s:s, s:s}", "severity", severities[problem->severity],
                     "code", problem->code, "source", source_json(&problem->source), "indicator",
                     problem->indicator, "text", problem->text, "action", problem->action);
}

static json_t *sheets_json(const struct plan_draft *draft)
{
    json_t *sheets = json_array();
    for (size_t i = 0; i < draft->sheet_count; i++) {
        const struct draft_sheet *sheet = &draft->sheets[i];
        json_array_append_new(sheets,
                              json_pack("{s:s, s:b, s:b, s:s?, s:i}", "name", sheet->name, "hidden",
                                        sheet->hidden, "used", sheet->used, "note", sheet->note,
                                        "indicators", sheet->indicator_count));
    }
    return sheets;
}

static json_t *questions_json(const struct plan_draft *draft)
{
    json_t *questions = json_array();
    for (size_t i = 0; i < draft->question_count; i++) {
        const struct draft_question *question = &draft->questions[i];
        json_array_append_new(questions,
                              json_pack("{s:s, s:s, s:s, s:b, s:b, s:i}", "id", question->id,
                                        "text", question->text, "detail", question->detail,
                                        "default", question->default_yes, "answer",
                                        question->answer_yes, "cells", question->cell_count));
    }
    return questions;
}

void preview_write_json(struct strbuf *out, const struct plan_draft *draft)
{
    const struct preview_totals totals = preview_count(out->arena, draft);
    json_t *indicators = json_array(), *problems = json_array();
    for (size_t i = 0; i < draft->indicator_count; i++)
        json_array_append_new(indicators, indicator_json(draft, &draft->indicators[i]));
    for (size_t i = 0; i < draft->problem_count; i++)
        json_array_append_new(problems, problem_json(&draft->problems[i]));
    json_t *root = json_pack(
        "{s:{s:s, s:s, s:s}, s:s, s:s, s:s, s:i, s:i, s:I, s:i, s:i, s:i, s:i, s:i, s:o}", "format",
        "id", draft->format_id, "label", draft->format_label, "reason", draft->format_reason,
        "file", draft->file_name, "sha256", draft->file_sha256, "plan_name", draft->plan_name,
        "first_year", draft->first_year, "year_count", draft->year_count, "indicator_count",
        (json_int_t)draft->indicator_count, "line_count", totals.lines, "component_count",
        totals.components, "programme_count", totals.programmes, "left_out_count",
        draft->left_out_count, "unconfirmed_type_count", totals.unconfirmed_types,
        "official_progress", quantity_json(totals.official_progress));
    json_object_set_new(root, "sheets", sheets_json(draft));
    json_object_set_new(root, "questions", questions_json(draft));
    json_object_set_new(root, "problems", problems);
    json_object_set_new(root, "indicators", indicators);
    char *text = json_dumps(root, JSON_INDENT(1));
    if (text != NULL)
        strbuf_add(out, text);
    strbuf_add_char(out, '\n');
    free(text);
    json_decref(root);
}
