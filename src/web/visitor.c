#include "web/visitor.h"

#include "security/session.h"
#include "security/token.h"
#include "storage/database.h"

#include "base/banned.h"

bool visitor_find_session(const struct site *site, const struct request *request,
                          struct arena *arena, bool *is_signed_in)
{
    struct database *database = NULL;
    struct identity identity = {0};
    struct error error = {0};
    const char *token = request_cookie(request, site_cookie_name(site, arena, "s"));
    *is_signed_in = false;
    if (token == NULL || !token_is_well_formed(token))
        return true;
    if (!database_pool_borrow(site->pool, &database, &error))
        return false;
    bool ok = database_begin(database, false, &error) &&
              session_load(database, token, arena, &identity, &error);
    database_rollback(database);
    database_pool_return(site->pool, database);
    *is_signed_in = ok && identity_is_signed_in(&identity);
    return ok;
}
