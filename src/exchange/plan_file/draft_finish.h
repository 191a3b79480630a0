/* Draft finish: what is done to a draft once all its sheets were read, the same for all formats.
 *
 * In this order: unique keys, the questions about zeros, the proposed types, the checks of sums and
 * of the file's own percentages. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_DRAFT_FINISH_H
#define ATALAYA_EXCHANGE_PLAN_FILE_DRAFT_FINISH_H

#include "exchange/plan_file/draft_builder.h"

/* Gives every indicator its code and a unique key that a later import finds again: the code; where
 * it is repeated, code and name. */
void draft_finish_keys(struct draft_builder *builder);

/* Finds the cells that the questions are about and applies the answers:
 * zero_future_is_missing: 0 in a year after the last one with results is no report;
 * zero_planned_is_not_planned: 0 planned beside other years above 0 is NP;
 * parts_are_running_totals: see draft_finish_parts. */
void draft_finish_questions(struct draft_builder *builder);

/* Asks whether quarters are running totals, where a year has nothing else; part of the above. */
void draft_finish_parts(struct draft_builder *builder);

/* Adds the question with the answer that the person gave, else its default; answers that. */
bool draft_finish_ask(struct draft_builder *builder, enum plan_file_answer answer,
                      const struct draft_question *question);

/* Proposes the types that the file does not state in our own words. */
void draft_finish_types(struct draft_builder *builder);

/* Missing targets and baselines, programming that does not add up, official percentages that the
 * file's own figures contradict. */
void draft_finish_checks(struct draft_builder *builder);

/* The last year with a result above or below zero; 0: none. */
int draft_finish_last_year_with_results(const struct plan_draft *draft);

#endif
