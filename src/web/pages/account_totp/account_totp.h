/* The page "Segundo paso": /cuenta/segundo-paso. Turns it on (picture, code, recovery codes shown
 * once), makes new recovery codes, turns it off. Each asks for the password. */
#ifndef ATALAYA_WEB_PAGES_ACCOUNT_TOTP_ACCOUNT_TOTP_H
#define ATALAYA_WEB_PAGES_ACCOUNT_TOTP_ACCOUNT_TOTP_H

#include "actions/account.h"
#include "web/page.h"

struct account_totp_view {
    const struct page_context *page;
    struct totp_offer offer; /* where it is off */
    int recovery_codes_left; /* where it is on */
};

void account_totp_render_offer(struct strbuf *out, const struct account_totp_view *view);
void account_totp_render_state(struct strbuf *out, const struct account_totp_view *view);
/* The recovery codes, this once; is_new: the second step has just been turned on. */
void account_totp_render_codes(struct strbuf *out, const struct recovery_codes *codes, bool is_new);

#endif
