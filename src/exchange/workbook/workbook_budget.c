#include "exchange/workbook/workbook_budget.h"

#include "base/env.h"

#include "base/banned.h"

void workbook_budget_init(struct workbook_budget *budget, struct arena *arena,
                          const struct workbook_request *request, struct error *error)
{
    *budget = (struct workbook_budget){
        .arena = arena,
        .arena_start_bytes = arena->total_bytes,
        .limits = request->limits,
        .progress = request->progress,
        .deadline_ms = env_monotonic_ms() + request->limits->time_ms,
        .error = error,
    };
}

void workbook_budget_release(struct workbook_budget *budget)
{
    arena_release(&budget->scratch);
}

bool workbook_budget_check_memory(struct workbook_budget *budget)
{
    size_t used =
        budget->arena->total_bytes - budget->arena_start_bytes + budget->scratch.total_bytes;
    if (used <= budget->limits->memory_bytes)
        return true;
    return error_set(budget->error, ERROR_TOO_LARGE,
                     "El archivo es demasiado grande: sus datos ocupan más de %zu MB. Deje en él "
                     "solo las hojas del plan y vuelva a intentarlo.",
                     budget->limits->memory_bytes >> 20);
}

bool workbook_budget_spend(struct workbook_budget *budget, size_t bytes)
{
    budget->done_bytes += bytes;
    if (budget->done_bytes > budget->limits->total_bytes)
        return error_set(budget->error, ERROR_TOO_LARGE,
                         "El archivo es demasiado grande: descomprimido pasa de %zu MB. Deje en él "
                         "solo las hojas del plan y vuelva a intentarlo.",
                         budget->limits->total_bytes >> 20);
    if (env_monotonic_ms() > budget->deadline_ms)
        return error_set(budget->error, ERROR_TOO_LARGE,
                         "La lectura del archivo tarda demasiado y se detuvo. Deje en él solo las "
                         "hojas del plan y vuelva a intentarlo.");
    size_t total = budget->expected_bytes;
    size_t done = budget->done_bytes < total ? budget->done_bytes : total;
    if (budget->progress != NULL && budget->progress->report != NULL &&
        !budget->progress->report(budget->progress->context, done, total))
        return error_set(budget->error, ERROR_BUSY, "La lectura del archivo se canceló.");
    return workbook_budget_check_memory(budget);
}

bool workbook_budget_add_cell(struct workbook_budget *budget)
{
    if (++budget->cell_count > budget->limits->cells)
        return error_set(budget->error, ERROR_TOO_LARGE,
                         "El archivo tiene más de %zu celdas con datos. Deje en él solo las hojas "
                         "del plan y vuelva a intentarlo.",
                         budget->limits->cells);
    return workbook_budget_check_memory(budget);
}
