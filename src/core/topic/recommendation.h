/* Recommendation: one of those that a council made in its concept on the plan, and what became of
 * it. Topics refer to them. Strings are never NULL. Storage: storage/recommendation_store.h. */
#ifndef ATALAYA_CORE_TOPIC_RECOMMENDATION_H
#define ATALAYA_CORE_TOPIC_RECOMMENDATION_H

#include <stdbool.h>
#include <stdint.h>

enum recommendation_answer {
#define RECOMMENDATION_ANSWER(name, code, label) RECOMMENDATION_##name,
#include "core/topic/recommendation.def"
#undef RECOMMENDATION_ANSWER
    RECOMMENDATION_ANSWERS
};

enum recommendation_priority {
    RECOMMENDATION_PRIORITY_NONE,
    RECOMMENDATION_HIGH,
    RECOMMENDATION_MIDDLE,
    RECOMMENDATION_LOW,
    RECOMMENDATION_PRIORITIES,
};

const char *recommendation_answer_code(enum recommendation_answer answer);
const char *recommendation_answer_label(enum recommendation_answer answer);
bool recommendation_answer_parse(const char *code, enum recommendation_answer *answer);

const char *recommendation_priority_code(enum recommendation_priority priority);  /* "alta" */
const char *recommendation_priority_label(enum recommendation_priority priority); /* "Alta" */
/* false for anything but "alta", "media" and "baja". */
bool recommendation_priority_parse(const char *code, enum recommendation_priority *priority);

struct concept_recommendation {
    int64_t id;
    int64_t council_id;
    int64_t plan_id;
    const char *number; /* as the concept numbers it: "3", "2.1"; "" where it does not */
    const char *line;   /* name of the plan's line; "": the whole plan */
    const char *text;
    enum recommendation_priority priority;
    enum recommendation_answer answer;
    const char *answer_note;
    int64_t version;
    int topic_count; /* linked topics; only read */
};

#endif
