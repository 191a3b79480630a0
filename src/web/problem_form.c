#include "web/problem_form.h"

#include "web/topic_view.h"

#include "base/banned.h"

const struct page_field problem_form_fields[] = {{.name = "lado"},
                                                 {.name = "debajo_de"},
                                                 {.name = "texto"},
                                                 {.name = "termina"},
                                                 {.name = "version"},
                                                 {.name = "otra"},
                                                 {0}};

void problem_form_input(const struct page_context *page, struct save_problem *input)
{
    *input = (struct save_problem){
        .topic_id = page->parameters.id,
        .id = page->parameters.other_id,
        .version = topic_view_typed_id(page, "version"),
        .side = page_typed(page, "lado"),
        .parent_id = topic_view_typed_id(page, "debajo_de"),
        .text = page_typed(page, "texto"),
        .is_terminal = page_typed(page, "termina")[0] != '\0',
    };
}

void problem_form_read(const struct page_context *page, struct problem_form *form)
{
    struct save_problem input;
    problem_form_input(page, &input);
    form->parent_id = input.parent_id;
    form->version = input.version;
    form->text = input.text;
    form->is_terminal = input.is_terminal;
}
