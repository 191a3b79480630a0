#include "web/receipt.h"

#include <string.h>

#include "base/banned.h"

static const struct {
    const char *code, *text;
} receipts[] = {
#define RECEIPT(code, text) {code, text},
#include "web/receipt.def"
#undef RECEIPT
};

static const char *find(const char *code, size_t length)
{
    for (size_t i = 0; i < sizeof receipts / sizeof receipts[0]; i++)
        if (strlen(receipts[i].code) == length && memcmp(receipts[i].code, code, length) == 0)
            return receipts[i].text;
    return NULL;
}

bool receipt_is_known(const char *address)
{
    static const char name[] = "?listo=";
    const char *asked = strstr(address, name);
    return asked == NULL || find(asked + sizeof name - 1, strcspn(asked + sizeof name - 1, "&#"));
}

const char *receipt_text(const struct page_context *page)
{
    const char *code = request_query(page->request, "listo");
    return code == NULL || !identity_is_signed_in(&page->identity) ? NULL
                                                                   : find(code, strlen(code));
}
