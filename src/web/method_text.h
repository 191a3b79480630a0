/* The text "Método y fórmulas", for the whole site and with a council's own settings. */
#ifndef ATALAYA_WEB_METHOD_TEXT_H
#define ATALAYA_WEB_METHOD_TEXT_H

#include "base/strbuf.h"
#include "reports/board/board.h"

struct method_view {
    const struct council *council; /* NULL: the usual settings */
    struct board_request settings; /* of the council */
};

void method_text_render(struct strbuf *out, const struct method_view *view);

#endif
