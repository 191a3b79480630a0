/* I18n: marks the texts that people see, so that other languages can follow.
 *
 * Spanish (es-CO) is the source language: the text in the code is the text on the screen, and
 * without a catalogue of another language nothing else is needed. Code that prints wraps a text in
 * _("…"); tables of constants, and core, which may not know the reader's language, mark it with
 * N_("…") and leave the translation to whoever prints it. A text holds a whole sentence with its
 * placeholders, never pieces to be put together. See docs/decisions/0001-spanish-is-the-source.md.
 */
#ifndef ATALAYA_BASE_I18N_H
#define ATALAYA_BASE_I18N_H

#include <libintl.h>

#define I18N_DOMAIN "atalaya"

/* The text in the language of the calling thread's locale (uselocale); itself where there is no
 * translation. Borrowed for ever. */
#define _(text) dgettext(I18N_DOMAIN, text)

/* The text itself, marked to be collected by xgettext. */
#define N_(text) text

#endif
