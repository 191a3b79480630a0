/* Browser name: what a person calls the browser and device that call themselves something long. */
#ifndef ATALAYA_WEB_HTML_BROWSER_NAME_H
#define ATALAYA_WEB_HTML_BROWSER_NAME_H

/* "Mozilla/5.0 (X11; Linux x86_64) … Firefox/128.0": "Firefox en Linux"; "Navegador desconocido"
 * for others. One of a few constants: nothing of what the browser said reaches the page. */
const char *browser_name(const char *user_agent);

#endif
