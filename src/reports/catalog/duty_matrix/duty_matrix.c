#include "reports/catalog/duty_matrix/duty_matrix.h"

#include "base/banned.h"

static const char legend[] =
    "R: hace el paso. A: lo aprueba y rinde cuentas; es uno solo. C: se le "
    "consulta antes. I: se le informa después.";

const char *duty_matrix_origin(struct arena *arena, const struct duty_row *row,
                               struct duty_scope scope)
{
    if (row == NULL)
        return "–";
    if (duty_scope_is_general(row->scope))
        return "Todo el consejo";
    if (duty_scope_is_same(row->scope, scope))
        return scope.topic_id != 0 ? "Este tema" : "Este indicador";
    return arena_printf(arena, "Tema: %s", row->scope_name);
}

bool duty_matrix_has(const struct duty_book *book, struct duty_scope scope,
                     const struct actor *actor)
{
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        if (duty_letter(duty_resolve(book, scope, (enum follow_up_step)i), actor->id) != RACI_NONE)
            return true;
    return !actor->is_retired;
}

const char *duty_matrix_sentence(struct arena *arena, const struct duty_book *book)
{
    int ready = duty_count_ready_steps(book);
    if (ready == 0)
        return "Todavía ningún paso tiene quién lo hace y quién rinde cuentas.";
    return arena_printf(arena, "%d de %d pasos %s quién los hace y quién rinde cuentas.", ready,
                        (int)FOLLOW_UP_STEPS, ready == 1 ? "tiene" : "tienen");
}

/* The first column is the actor, the others are the steps. */
static const struct document_column *matrix_columns(struct arena *arena)
{
    struct document_column *columns =
        ARENA_NEW_ARRAY(arena, FOLLOW_UP_STEPS + 1, struct document_column);
    columns[0] = (struct document_column){
        .label = "Actor", .kind = DOCUMENT_COLUMN_TEXT, .weight = 30, .is_row_header = true};
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        columns[i + 1] =
            (struct document_column){.label = follow_up_step_head((enum follow_up_step)i),
                                     .kind = DOCUMENT_COLUMN_TEXT,
                                     .weight = 10};
    return columns;
}

static void add_actor(struct document_table *table, const struct duty_matrix *matrix,
                      const struct actor *actor)
{
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    cells[0] = document_cell_text(actor_name(actor));
    if (actor->is_retired)
        cells[0].note = "ya no participa";
    for (int i = 0; i < FOLLOW_UP_STEPS; i++) {
        const struct duty_row *row =
            duty_resolve(matrix->book, matrix->scope, (enum follow_up_step)i);
        enum raci raci = duty_letter(row, actor->id);
        if (raci == RACI_NONE)
            continue;
        cells[i + 1] = document_cell_text(raci_mark(raci));
        cells[i + 1].is_strong = raci_answers(raci);
    }
}

static void add_letters(struct arena *arena, struct document *document,
                        const struct duty_matrix *matrix)
{
    const struct document_table_head head = {.caption = "Quién hace qué: actores y pasos",
                                             .subtitle = legend,
                                             .sheet_name = "Matriz",
                                             .columns = matrix_columns(arena),
                                             .column_count = FOLLOW_UP_STEPS + 1,
                                             .is_wide = true};
    struct document_table *table = document_add_table(document, &head);
    const struct actor_list *actors = &matrix->book->actors;
    const struct actor *before = NULL;
    for (size_t i = 0; i < actors->count; i++) {
        const struct actor *actor = &actors->items[i];
        if (!duty_matrix_has(matrix->book, matrix->scope, actor))
            continue;
        if (before == NULL || before->kind != actor->kind)
            document_table_add_group(table, 0, actor_kind_plural(actor->kind), NULL);
        add_actor(table, matrix, actor);
        before = actor;
    }
}

static const struct document_column step_columns[] = {
    {.label = "Paso", .kind = DOCUMENT_COLUMN_TEXT, .weight = 22, .is_row_header = true},
    {.label = "Hace (R)", .kind = DOCUMENT_COLUMN_TEXT, .weight = 24},
    {.label = "Rinde cuentas (A)", .kind = DOCUMENT_COLUMN_TEXT, .weight = 20},
    {.label = "Se consulta (C)", .kind = DOCUMENT_COLUMN_TEXT, .weight = 20},
    {.label = "Se informa (I)", .kind = DOCUMENT_COLUMN_TEXT, .weight = 20},
    {.label = "Vale para", .kind = DOCUMENT_COLUMN_TEXT, .weight = 16},
};
enum { STEP_COLUMNS = sizeof step_columns / sizeof step_columns[0] };

/* A line of the table of steps. */
struct step_line {
    const struct duty_row *row; /* NULL: nobody */
    enum follow_up_step step;
    const char *origin;
};

static void add_step(struct arena *arena, struct document_table *table,
                     const struct duty_book *book, const struct step_line *line)
{
    static const enum raci letters[] = {RACI_DOES, RACI_ANSWERS, RACI_CONSULTED, RACI_INFORMED};
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    size_t count = sizeof letters / sizeof letters[0];
    cells[0] = document_cell_text(follow_up_step_label(line->step));
    for (size_t i = 0; i < count; i++)
        cells[i + 1] = document_cell_text(duty_names(arena, book, line->row, letters[i]));
    cells[count + 1] = document_cell_text(line->origin);
}

static void add_steps(struct arena *arena, struct document *document,
                      const struct duty_matrix *matrix)
{
    static const struct document_table_head head = {.caption = "Paso por paso",
                                                    .sheet_name = "Pasos",
                                                    .columns = step_columns,
                                                    .column_count = STEP_COLUMNS,
                                                    .is_wide = true};
    struct document_table *table = document_add_table(document, &head);
    for (int i = 0; i < FOLLOW_UP_STEPS; i++) {
        enum follow_up_step step = (enum follow_up_step)i;
        const struct duty_row *row = duty_resolve(matrix->book, matrix->scope, step);
        add_step(arena, table, matrix->book,
                 &(struct step_line){row, step, duty_matrix_origin(arena, row, matrix->scope)});
    }
}

/* What topics and indicators say by themselves: part of the whole council's matrix. */
static void add_changes(struct arena *arena, struct document *document,
                        const struct duty_matrix *matrix)
{
    static const struct document_table_head head = {.caption = "Cambios por tema e indicador",
                                                    .subtitle = "Valen en vez de los del consejo.",
                                                    .sheet_name = "Cambios",
                                                    .columns = step_columns,
                                                    .column_count = STEP_COLUMNS,
                                                    .is_wide = true};
    struct document_table *table = NULL;
    for (size_t i = 0; i < matrix->book->rows.count; i++) {
        const struct duty_row *row = &matrix->book->rows.items[i];
        if (row->count == 0 || duty_scope_is_general(row->scope))
            continue;
        if (table == NULL)
            table = document_add_table(document, &head);
        add_step(arena, table, matrix->book,
                 &(struct step_line){row, row->step,
                                     arena_printf(arena, "%s: %s",
                                                  row->scope.topic_id != 0 ? "Tema" : "Indicador",
                                                  row->scope_name)});
    }
}

static void add_findings(struct document *document, const struct duty_findings *findings)
{
    static const struct document_column columns[] = {
        {.label = "Qué pasa", .kind = DOCUMENT_COLUMN_TEXT, .weight = 50, .is_row_header = true},
        {.label = "Qué hacer", .kind = DOCUMENT_COLUMN_TEXT, .weight = 40},
        {.label = "Clase", .kind = DOCUMENT_COLUMN_TEXT, .weight = 12}};
    static const struct document_table_head head = {.caption = "Por corregir y por mirar",
                                                    .sheet_name = "Por corregir",
                                                    .columns = columns,
                                                    .column_count = 3};
    if (findings->count == 0) {
        document_add_paragraph(document, "La matriz cumple: cada paso tiene quién lo hace y uno "
                                         "solo que rinde cuentas, y quien registra no verifica.");
        return;
    }
    struct document_table *table = document_add_table(document, &head);
    for (size_t i = 0; i < findings->count; i++) {
        const struct duty_finding *it = &findings->items[i];
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(it->text);
        cells[1] = document_cell_text(duty_finding_advice(it->kind));
        cells[2] =
            document_cell_text(duty_finding_is_error(it->kind) ? "Por corregir" : "Por mirar");
    }
}

struct document *duty_matrix_compose(struct arena *arena, const struct duty_matrix *matrix)
{
    bool is_general = duty_scope_is_general(matrix->scope);
    const char *title =
        is_general ? "Roles en el seguimiento"
                   : arena_printf(arena, "Roles en el seguimiento: %s", matrix->scope_name);
    struct document *document = document_create(
        arena, &(struct document_metadata){.title = title,
                                           .kicker = is_general               ? "Todo el consejo"
                                                     : matrix->scope.topic_id ? "Tema prioritario"
                                                                              : "Indicador",
                                           .council = matrix->council,
                                           .version = "Roles en el seguimiento",
                                           .running_head = title,
                                           .created = matrix->created});
    if (is_general)
        document_add_lead(document, duty_matrix_sentence(arena, matrix->book));
    add_findings(document, matrix->findings);
    document_add_source(document, "Los roles guían: lo que cada cuenta puede hacer lo dicen sus "
                                  "permisos. Los contactos de los actores no se imprimen.");
    add_letters(arena, document, matrix);
    add_steps(arena, document, matrix);
    if (is_general)
        add_changes(arena, document, matrix);
    return document;
}
