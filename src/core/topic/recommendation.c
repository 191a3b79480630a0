#include "core/topic/recommendation.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    const char *code, *label;
} answers[RECOMMENDATION_ANSWERS] =
    {
#define RECOMMENDATION_ANSWER(name, code, label) [RECOMMENDATION_##name] = {code, label},
#include "core/topic/recommendation.def"
#undef RECOMMENDATION_ANSWER
},
  priorities[RECOMMENDATION_PRIORITIES] = {
      {"", ""}, {"alta", "Alta"}, {"media", "Media"}, {"baja", "Baja"}};

const char *recommendation_answer_code(enum recommendation_answer answer)
{
    assert(answer < RECOMMENDATION_ANSWERS);
    return answers[answer].code;
}

const char *recommendation_answer_label(enum recommendation_answer answer)
{
    assert(answer < RECOMMENDATION_ANSWERS);
    return answers[answer].label;
}

bool recommendation_answer_parse(const char *code, enum recommendation_answer *answer)
{
    for (int i = 0; i < RECOMMENDATION_ANSWERS; i++)
        if (strcmp(answers[i].code, code) == 0) {
            *answer = (enum recommendation_answer)i;
            return true;
        }
    return false;
}

const char *recommendation_priority_code(enum recommendation_priority priority)
{
    assert(priority < RECOMMENDATION_PRIORITIES);
    return priorities[priority].code;
}

const char *recommendation_priority_label(enum recommendation_priority priority)
{
    assert(priority < RECOMMENDATION_PRIORITIES);
    return priorities[priority].label;
}

bool recommendation_priority_parse(const char *code, enum recommendation_priority *priority)
{
    for (int i = RECOMMENDATION_HIGH; i < RECOMMENDATION_PRIORITIES; i++)
        if (strcmp(priorities[i].code, code) == 0) {
            *priority = (enum recommendation_priority)i;
            return true;
        }
    return false;
}
