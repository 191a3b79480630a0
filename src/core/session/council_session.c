#include "core/session/council_session.h"

#include <assert.h>
#include <string.h>

#include "base/strbuf.h"

#include "base/banned.h"

static const struct {
    const char *code, *label;
} answers[ATTENDANCE_ANSWERS] = {
    {"", "Sin anotar"},
#define ATTENDANCE(name, code, label) {code, label},
#include "core/session/attendance_answer.def"
#undef ATTENDANCE
};

const char *attendance_answer_code(enum attendance_answer answer)
{
    assert(answer < ATTENDANCE_ANSWERS);
    return answers[answer].code;
}

const char *attendance_answer_label(enum attendance_answer answer)
{
    assert(answer < ATTENDANCE_ANSWERS);
    return answers[answer].label;
}

bool attendance_answer_parse(const char *code, enum attendance_answer *answer)
{
    for (int i = ATTENDANCE_NONE + 1; i < ATTENDANCE_ANSWERS; i++)
        if (strcmp(answers[i].code, code) == 0) {
            *answer = (enum attendance_answer)i;
            return true;
        }
    return false;
}

enum attendance_answer session_attendance_of(const struct session_attendance_list *attendance,
                                             int64_t councillor_id)
{
    for (size_t i = 0; i < attendance->count; i++)
        if (attendance->items[i].councillor_id == councillor_id)
            return attendance->items[i].answer;
    return ATTENDANCE_NONE;
}

struct session_quorum council_session_quorum(const struct council_session *session,
                                             const struct council_rule *rule,
                                             const struct councillor_list *councillors,
                                             const struct session_attendance_list *attendance)
{
    struct session_quorum quorum = {0};
    quorum.in_office = session->is_held
                           ? session->in_office
                           : (int)councillor_count_in_office(councillors, session->date);
    quorum.needed =
        session->is_held ? session->quorum_needed : council_rule_quorum(rule, quorum.in_office);
    for (size_t i = 0; i < attendance->count; i++) {
        quorum.present += attendance->items[i].answer == ATTENDANCE_PRESENT;
        quorum.excused += attendance->items[i].answer == ATTENDANCE_EXCUSED;
    }
    quorum.is_reached = quorum.present >= quorum.needed;
    return quorum;
}

bool session_decision_is_carried(const struct session_decision *decision)
{
    return decision->votes_for > decision->votes_against;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int council_session_minute(const char *text)
{
    enum { HOURS = 24, MINUTES = 60, DECIMAL = 10 };
    int hour = 0, minute = 0;
    size_t digits = 0;
    for (; is_digit(*text) && digits < 2; text++, digits++)
        hour = hour * DECIMAL + *text - '0';
    if (digits == 0 || text[0] != ':' || !is_digit(text[1]) || !is_digit(text[2]) ||
        text[3] != '\0')
        return -1;
    minute = (text[1] - '0') * DECIMAL + text[2] - '0';
    return hour < HOURS && minute < MINUTES ? hour * MINUTES + minute : -1;
}

bool council_session_time_is_valid(const char *text)
{
    return council_session_minute(text) >= 0;
}

const char *council_session_agenda_start(struct arena *arena, const struct council_session *session,
                                         int lines)
{
    const char *rest = session->agenda + strspn(session->agenda, "\r\n");
    struct strbuf start;
    strbuf_init(&start, arena);
    for (int i = 0; i < lines && *rest != '\0'; i++) {
        size_t length = strcspn(rest, "\r\n");
        if (i > 0)
            strbuf_add_char(&start, '\n');
        strbuf_add_bytes(&start, rest, length);
        rest += length + strspn(rest + length, "\r\n");
    }
    if (*rest != '\0')
        strbuf_add(&start, "\n…");
    return start.data;
}
