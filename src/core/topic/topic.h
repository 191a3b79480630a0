/* Topic: what a council follows first (tema prioritario), its score by six criteria, and the order
 * that follows from it.
 *
 * Pure. Order: the largest sum first; equal sums by the votes of the last closed vote among them;
 * what is still equal shares its place and is tied. A topic that lacks a score has no sum yet and
 * stands last. Storage: storage/topic_store.h. Strings are never NULL. */
#ifndef ATALAYA_CORE_TOPIC_TOPIC_H
#define ATALAYA_CORE_TOPIC_TOPIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum topic_criterion {
#define CRITERION(name, field, label, question, zero, one, two, three) TOPIC_##name,
#include "core/topic/criterion.def"
#undef CRITERION
    TOPIC_CRITERIA
};

enum {
    TOPIC_SCORE_NONE = -1,
    TOPIC_SCORE_MAX = 3,
    TOPIC_SUM_MAX = TOPIC_SCORE_MAX * TOPIC_CRITERIA
};

const char *topic_criterion_field(enum topic_criterion criterion);    /* "gravedad" */
const char *topic_criterion_label(enum topic_criterion criterion);    /* "Gravedad" */
const char *topic_criterion_question(enum topic_criterion criterion); /* a Spanish question */
/* What a score from 0 to 3 means, a Spanish sentence. */
const char *topic_criterion_meaning(enum topic_criterion criterion, int score);

struct priority_topic {
    int64_t id;
    int64_t council_id;
    int64_t plan_id;
    const char *name;
    const char *description;
    const char *commission;     /* who takes care of it: the commission's name, or as typed */
    int64_t commission_id;      /* 0: no commission does */
    int scores[TOPIC_CRITERIA]; /* 0–3, TOPIC_SCORE_NONE where nobody scored yet */
    bool is_public;
    int64_t version;
    int indicator_count; /* linked ones; only read */
    int64_t ballot_id;   /* the last closed vote among topics with today's sum; 0: none */
    int votes;           /* in it */
};

/* The sum of the six scores, 0–18; TOPIC_SCORE_NONE while one is lacking.
 *     3, 2, 3, 3, 1, 2  ->  14 */
int topic_sum(const struct priority_topic *topic);
/* How many of the six are given. */
int topic_scored_count(const struct priority_topic *topic);

struct topic_place {
    const struct priority_topic *topic;
    int sum;        /* TOPIC_SCORE_NONE: not complete */
    int place;      /* 1 is first; tied topics share it; 0 without a sum */
    bool is_tied;   /* shares its place: a vote has to decide */
    bool was_voted; /* its votes decided its place among equal sums */
};

/* Fills places (room for count) in their order; equals stand by name, then by id. */
void topic_rank(const struct priority_topic *topics, size_t count, struct topic_place *places);

#endif
