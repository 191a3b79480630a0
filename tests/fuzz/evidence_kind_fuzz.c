/* Any bytes under any ending as evidence: a verdict without reading behind the end, the same each
 * time, and a sentence for each refusal. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/measurement/evidence_kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"a.pdf", "a.jpg",  "a.xlsx", "a.docx", "a.odt", "a.doc",
                                        "a.txt", "a.heic", "a.svg",  "a.webp", "a",     "a.tif"};
    const size_t count = sizeof names / sizeof names[0];
    struct arena arena = {0};
    if (size == 0)
        return 0;
    const char *name = names[data[0] % count];
    const struct evidence_kind *kind = NULL, *again = NULL;
    enum evidence_problem problem = evidence_kind_recognise(name, data + 1, size - 1, &kind);
    assert((problem == EVIDENCE_FINE) == (kind != NULL));
    assert(evidence_kind_recognise(name, data + 1, size - 1, &again) == problem && again == kind);
    const char *text = evidence_kind_explain(&arena, problem, name);
    assert((text == NULL) == (problem == EVIDENCE_FINE));
    evidence_kind_has_location(data + 1, size - 1);
    arena_release(&arena);
    return 0;
}
