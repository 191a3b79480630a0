#include "web/pages/import_start/import_start.h"

#include "actions/pending_import.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Traer el plan", .section = "condiciones"};

static void show(struct page_context *page)
{
    page_begin(page, &layout);
    import_start_render(&page->response->body, page);
    page_end(page);
}

static void post(struct page_context *page)
{
    char token[TOKEN_SIZE];
    const struct request_file *file = request_file(page->request, "archivo");
    const struct start_import input = {.file_name = file == NULL ? NULL : file->name,
                                       .bytes = file == NULL ? NULL : file->bytes,
                                       .length = file == NULL ? 0 : file->length};
    enum action_status status = start_import(&page->action, &input, token);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/importar/%s", page->council->code, token);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {
    {.name = "archivo", .is_file = true, .max_bytes = PENDING_IMPORT_MAX_BYTES}, {0}};

const struct page page_import_start = {.path = "/c/{council}/importar",
                                       .capability = CAPABILITY_IMPORT_PLAN,
                                       .get = show,
                                       .post = post,
                                       .fields = fields};
