#include "web/pages/activity_attach/activity_attach_page.h"

#include "actions/work_file.h"
#include "core/measurement/evidence_kind.h"
#include "web/work_plan_view.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct work_plan_view view = {.notice = NULL};
    const struct work_plan_row *row = NULL;
    if (!work_plan_view_load(page, &view) || !work_plan_view_find(page, &view, &row))
        return;
    page_begin(page, &(struct layout){.title = "Adjuntar un archivo", .section = "condiciones"});
    activity_attach_render(&page->response->body, page, row->activity);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct request_file *file = request_file(page->request, "archivos");
    struct attach_work_file input = {.activity_id = page->parameters.id,
                                     .is_minutes = page_typed(page, "acta")[0] != '\0',
                                     .is_public = page_typed(page, "publico")[0] != '\0'};
    if (file != NULL)
        input.file = (struct evidence_upload){file->name, file->bytes, file->length};
    enum action_status status = attach_work_file(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/plan-de-trabajo/%lld?hecho=archivo", page->council->code,
                      (long long)page->parameters.id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

static const struct page_field fields[] = {
    {.name = "archivos", .is_file = true}, {.name = "acta"}, {.name = "publico"}, {0}};

const struct page page_activity_attach = {.path = "/c/{council}/plan-de-trabajo/{id}/archivos",
                                          .capability = CAPABILITY_EDIT_WORK_PLAN,
                                          .get = show,
                                          .post = post,
                                          .fields = fields};
