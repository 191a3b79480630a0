/* Councillor form: the fields of a councillor and of a commission, for their new and edit pages. */
#ifndef ATALAYA_WEB_COUNCILLOR_FORM_H
#define ATALAYA_WEB_COUNCILLOR_FORM_H

#include "actions/commission.h"
#include "actions/councillor.h"
#include "storage/member_store.h"
#include "web/council_people.h"

struct councillor_form {
    const struct page_context *page;
    struct council_people people;
    struct member_list members; /* accounts to choose from */
    int64_t version;
    const char *name, *sector, *organisation, *since, *until, *phone, *email, *person;
    const char *cancel_path;
    bool is_changed_meanwhile; /* somebody saved it since */
};

extern const struct page_field councillor_form_fields[];
/* What the form sent, for the action. */
void councillor_form_input(const struct page_context *page, struct save_councillor *input);
/* Loads what there is to choose from. False: answered. */
bool councillor_form_load(struct page_context *page, struct councillor_form *form);
/* As typed; as stored. After councillor_form_load. */
void councillor_form_read(struct councillor_form *form);
void councillor_form_fill(struct councillor_form *form, const struct councillor *councillor);
void councillor_form_render(struct strbuf *out, const struct councillor_form *form);

struct commission_form {
    const struct page_context *page;
    struct council_people people;
    int64_t version, coordinator_id;
    const char *name, *purpose;
    bool *is_marked; /* for each councillor */
    bool is_changed_meanwhile;
};

extern const struct page_field commission_form_fields[];
void commission_form_input(const struct page_context *page, struct save_commission *input);
/* False: answered. */
bool commission_form_load(struct page_context *page, struct commission_form *form);
void commission_form_read(struct commission_form *form);
void commission_form_fill(struct commission_form *form, const struct commission *commission);
void commission_form_render(struct strbuf *out, const struct commission_form *form);

/* A number that the form sent; 0 where it is none. */
int64_t councillor_form_typed_id(const struct page_context *page, const char *field);
/* The numbers in the names of the marked boxes "PREFIX17"; ids has room for all fields. */
size_t councillor_form_read_marked(const struct page_context *page, const char *prefix,
                                   int64_t *ids);
/* "Otra persona guardó cambios …" */
void councillor_form_render_changed(struct strbuf *out);

#endif
