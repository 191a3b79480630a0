/* Topic view: what the pages of topics and of the concept share: finding what is shown, reading
 * their forms, and the fields of both. */
#ifndef ATALAYA_WEB_TOPIC_VIEW_H
#define ATALAYA_WEB_TOPIC_VIEW_H

#include "actions/recommendation.h"
#include "actions/topic.h"
#include "core/councillor/commission.h"
#include "storage/recommendation_store.h"
#include "storage/topic_store.h"
#include "web/html/widget.h"
#include "web/page.h"

/* The page's topic ({id}); what is not public is for members only. False: the failure (404) was
 * answered. */
bool topic_view_load(struct page_context *page, struct priority_topic **topic);
/* The plan that the council follows; plan->id 0 where there is none. False: answered. */
bool topic_view_find_plan(struct page_context *page, struct object_key *plan);

/* Whether the address says ?hecho=WORD, where a form that was sent leads back to. */
bool topic_view_has_done(const struct page_context *page, const char *word);
/* A number that the form sent; 0 where it is none. */
int64_t topic_view_typed_id(const struct page_context *page, const char *field);
/* The numbers in the names of the marked boxes "PREFIX17"; ids has room for all fields. */
size_t topic_view_read_marked(const struct page_context *page, const char *prefix, int64_t *ids);

/* The form of a topic: as typed, or as stored. */
struct topic_form {
    const struct page_context *page;
    int64_t version;
    const char *name, *description;
    struct commission_list commissions; /* to choose from */
    const char *commission;             /* the number of the chosen one, or "" */
    const char *caretaker;
    const char *scores[TOPIC_CRITERIA]; /* "0" … "3" or "" */
    struct recommendation_list recommendations;
    bool *is_linked;           /* of each recommendation */
    const char *cancel_path;   /* where "No guardar" leads */
    bool is_changed_meanwhile; /* somebody saved it since */
};

/* Reads the fields "nombre", "descripcion", "comision", "cuida", the criteria's, "version" and the
 * boxes "recomendacion_17". */
bool topic_form_read(struct page_context *page, struct object_key plan, struct topic_form *form);
/* As it is stored. */
bool topic_form_fill(struct page_context *page, const struct priority_topic *topic,
                     struct topic_form *form);
/* What the form sent, for the action. */
void topic_form_input(const struct page_context *page, struct save_topic *input);
extern const struct page_field topic_form_fields[];
void topic_form_render(struct strbuf *out, const struct topic_form *form);

/* The form of a recommendation. */
struct recommendation_form {
    const struct page_context *page;
    int64_t version;
    const char *number, *line, *text, *priority, *answer, *answer_note;
    const char **lines; /* names of the plan's lines, ended by NULL */
    bool is_changed_meanwhile;
};

/* With what was typed; lines of the plan that the council follows. False: answered. */
bool recommendation_form_read(struct page_context *page, struct recommendation_form *form);
void recommendation_form_input(const struct page_context *page, struct save_recommendation *input);
extern const struct page_field recommendation_form_fields[];
void recommendation_form_render(struct strbuf *out, const struct recommendation_form *form);

#endif
