#include "cli/site_open.h"

#include <stdlib.h>
#include <unistd.h>

#include "security/totp.h"
#include "storage/migrate.h"
#include "web/board_shelf.h"
#include "web/http/page_cache.h"
#include "web/import_reader.h"
#include "web/render_gate.h"

#include "base/banned.h"

enum { CONNECTION_COUNT = 16, CACHE_BYTES = 8 * 1024 * 1024, BOARDS_BYTES = 4 * 1024 * 1024 };
/* One at a time leaves the second core of a small server to the pages; a member's file waits for no
 * stranger's. */
enum { COSTLY_PAGES_AT_ONCE = 1, COSTLY_PAGES_WAITING = 8, GATE_PATIENCE_MS = 20000 };

/* The demonstration leaves this file in its data folder. */
static bool is_demonstration(const char *data_folder)
{
    struct arena arena = {0};
    bool is_there = access(arena_printf(&arena, "%s/demostracion", data_folder), F_OK) == 0;
    arena_release(&arena);
    return is_there;
}

static bool check_version(struct site *site, struct error *error)
{
    struct database *database = NULL;
    if (!database_pool_borrow(site->pool, &database, error))
        return false;
    bool is_current = migrate_check(database, error);
    database_pool_return(site->pool, database);
    return is_current;
}

/* ATALAYA_IMPORT_PATIENCE_MS lets a test see the page that waits on a fast machine too. */
static int import_patience_ms(void)
{
    const char *text = getenv("ATALAYA_IMPORT_PATIENCE_MS");
    return text ? (int)strtol(text, NULL, 10) : IMPORT_READER_PATIENCE_MS;
}

bool site_open(struct site *site, const struct settings *settings, struct error *error)
{
    *site = (struct site){.base_url = settings->base_url,
                          .data_folder = settings->data,
                          .is_demonstration = is_demonstration(settings->data)};
    if (!totp_init(error) || !secrets_load(&site->secrets, settings->data, error) ||
        !database_pool_open(settings->database, CONNECTION_COUNT, &site->pool, error))
        return false;
    if (!check_version(site, error)) {
        site_close(site);
        return false;
    }
    site->cache = page_cache_create(CACHE_BYTES);
    site->boards = board_shelf_create(BOARDS_BYTES);
    site->gate = render_gate_create(COSTLY_PAGES_AT_ONCE, COSTLY_PAGES_WAITING, GATE_PATIENCE_MS);
    site->member_gate =
        render_gate_create(COSTLY_PAGES_AT_ONCE, COSTLY_PAGES_WAITING, GATE_PATIENCE_MS);
    site->import_readers = import_readers_create(import_patience_ms());
    return true;
}

void site_close(struct site *site)
{
    import_readers_destroy(site->import_readers);
    render_gate_destroy(site->member_gate);
    render_gate_destroy(site->gate);
    board_shelf_destroy(site->boards);
    page_cache_destroy(site->cache);
    database_pool_close(site->pool);
    secrets_wipe(&site->secrets, sizeof site->secrets);
}
