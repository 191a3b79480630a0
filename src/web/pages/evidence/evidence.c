/* A file that proves a result, to be kept: never shown inside the site, and sent from the disk
 * without being held in memory. What somebody uploaded gets no rights in the browser (sandbox). */
#include "storage/evidence_files.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "web/page.h"

#include "base/banned.h"

/* The public sees what was said to be public, of published results, while it holds. Members see
 * all of it but what belongs to another's draft, where that is not theirs to record. */
static bool is_visible(const struct page_context *page, const struct evidence *evidence,
                       const struct measurement *measurement)
{
    if (!page_can(page, CAPABILITY_VIEW_COUNCIL))
        return evidence->is_public && evidence_is_present(evidence) &&
               measurement_counts_for_public(measurement);
    return measurement->state != MEASUREMENT_DRAFT || page_can(page, CAPABILITY_RECORD) ||
           evidence->uploaded_by == page->identity.person_id;
}

static bool load(struct page_context *page, struct evidence **evidence)
{
    struct object_key key = {page->council->id, page->parameters.id};
    struct measurement *measurement = NULL;
    struct error *error = &page->action.error;
    if (!evidence_store_load(page->database, key, page->arena, evidence, error))
        return page_fail_with(page, error);
    key.id = *evidence == NULL ? 0 : (*evidence)->measurement_id;
    if (!measurement_store_load(page->database, key, page->arena, &measurement, error))
        return page_fail_with(page, error);
    if (measurement != NULL && is_visible(page, *evidence, measurement))
        return true;
    page_fail(page, 404);
    return false;
}

static void get(struct page_context *page)
{
    struct evidence *evidence = NULL;
    int descriptor = -1;
    int64_t length = 0;
    if (!load(page, &evidence))
        return;
    const char *folder =
        arena_printf(page->arena, "%s/%s", page->action.data_folder, EVIDENCE_FILES_FOLDER);
    if (!evidence_files_open(folder, evidence->sha256, &descriptor, &length, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = evidence->media_type;
    page->response->is_attachment_safe = true;
    response_set_file_name(page->response, page->arena, evidence->file_name);
    response_send_file(page->response, descriptor, length);
}

const struct page page_evidence = {
    .path = "/c/{council}/soporte/{id}", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
