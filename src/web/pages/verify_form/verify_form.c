#include "web/pages/verify_form/verify_form_page.h"

#include "security/crockford.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    const char *typed = request_query(page->request, "codigo");
    char code[CROCKFORD_CODE_SIZE];
    if (typed != NULL && typed[0] != '\0' && crockford_parse(typed, code)) {
        page_redirect(page, "/v/%s", code);
        return;
    }
    const struct verify_form_view view = {page, typed == NULL ? "" : typed,
                                          typed != NULL && typed[0] != '\0'};
    if (view.is_malformed)
        action_add_message(&page->action, "codigo",
                           "Un código tiene diez letras o números, como 7K3QF-0XW2M.");
    page_begin(page, &(struct layout){.title = "Comprobar un informe",
                                      .description = "Diga si un informe impreso es el que aprobó "
                                                     "el consejo."});
    verify_form_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_verify_form = {
    .path = "/v", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
