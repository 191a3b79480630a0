/* A file of an activity, to be kept: never shown inside the site.
 * /c/{council}/plan-de-trabajo/{id}/archivos/{other_id} */
#include "storage/evidence_files.h"
#include "web/work_plan_view.h"

#include "base/banned.h"

/* The public gets public files of public activities. */
static bool load(struct page_context *page, struct work_file **file)
{
    struct work_activity *activity = NULL;
    struct error *error = &page->action.error;
    const struct object_key key = {page->council->id, page->parameters.other_id};
    const struct object_key activity_key = {page->council->id, page->parameters.id};
    if (!work_plan_store_load_file(page->database, key, page->arena, file, error) ||
        !work_plan_store_load(page->database, activity_key, page->arena, &activity, error))
        return page_fail_with(page, error);
    bool is_there =
        *file != NULL && activity != NULL && (*file)->activity_id == page->parameters.id;
    if (is_there &&
        (page_can(page, CAPABILITY_VIEW_COUNCIL) || (activity->is_public && (*file)->is_public)))
        return true;
    page_fail(page, 404);
    return false;
}

static void get(struct page_context *page)
{
    struct work_file *file = NULL;
    int descriptor = -1;
    int64_t length = 0;
    if (!load(page, &file))
        return;
    const char *folder =
        arena_printf(page->arena, "%s/%s", page->action.data_folder, EVIDENCE_FILES_FOLDER);
    if (!evidence_files_open(folder, file->sha256, &descriptor, &length, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = file->media_type;
    page->response->is_attachment_safe = true;
    response_set_file_name(page->response, page->arena, file->file_name);
    response_send_file(page->response, descriptor, length);
}

const struct page page_work_file = {.path = "/c/{council}/plan-de-trabajo/{id}/archivos/{other_id}",
                                    .capability = CAPABILITY_VIEW_PUBLIC,
                                    .get = get};
