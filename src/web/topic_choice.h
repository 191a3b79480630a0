/* Topic choice: lists of work that keep to one priority topic, named in the address ("tema=3"). */
#ifndef ATALAYA_WEB_TOPIC_CHOICE_H
#define ATALAYA_WEB_TOPIC_CHOICE_H

#include "reports/work/work.h"
#include "web/page.h"

struct topic_choice {
    struct board_topics topics;
    const struct board_topic *chosen; /* the lists hold its indicators alone; NULL: all */
};

/* Reads the topics, and keeps the lists to the one that the address names; a topic that is not
 * there is passed over. False: the failure was answered. */
bool topic_choice_load(struct page_context *page, struct work *work, struct topic_choice *choice);

/* "&tema=3", to go on with the same choice in a link; "" for all. */
const char *topic_choice_parameter(struct arena *arena, const struct topic_choice *choice);

/* "Tema: todos · Vías · Agua" as links from an address that has no topic; nothing without topics.
 */
void topic_choice_render(struct strbuf *out, const struct topic_choice *choice,
                         const char *address);

#endif
