#include "base/test.h"

#include <string.h>

#include "web/html/form.h"
#include "web/html/widget.h"

struct fixture {
    struct arena arena;
    struct strbuf out;
    struct action_context action;
};

static void begin(struct fixture *fixture)
{
    *fixture = (struct fixture){0};
    strbuf_init(&fixture->out, &fixture->arena);
    fixture->action.arena = &fixture->arena;
}

static void expect(const struct fixture *fixture, const char *text)
{
    if (strstr(fixture->out.data, text) == NULL)
        fail_msg("«%s» is not in %s", text, fixture->out.data);
}

static void test_a_field_ties_label_help_and_message(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    action_add_message(&f.action, "correo", "Escriba su correo.");
    form_render_field(&f.out, &f.action,
                      &(struct form_field){.name = "correo",
                                           .label = "Correo",
                                           .help = "El de siempre.",
                                           .type = "email",
                                           .value = "a\"b"});
    assert_string_equal(
        f.out.data,
        "<div class=\"campo malo\"><label for=\"correo\">Correo</label><p class=\"ayu\" "
        "id=\"correo-ayuda\">El de siempre.</p><p class=\"err\" id=\"correo-error\"><span "
        "class=\"v\">Error: </span>Escriba su correo.</p><input type=\"email\" id=\"correo\" "
        "name=\"correo\" aria-describedby=\"correo-ayuda correo-error\" aria-invalid=\"true\" "
        "value=\"a&quot;b\"></div>");
    arena_release(&f.arena);
}

static void test_the_summary_links_to_the_fields(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    form_render_summary(&f.out, &f.action);
    assert_string_equal(f.out.data, "");
    action_add_message(&f.action, "fuente", "Elija de dónde salió el dato.");
    action_add_message(&f.action, "", "Espere <b>un</b> minuto.");
    form_render_summary(&f.out, &f.action);
    expect(&f, "Hay 2 cosas por corregir");
    expect(&f, "<li><a href=\"#fuente\">Elija de dónde salió el dato.</a></li>");
    expect(&f, "<li>Espere &lt;b&gt;un&lt;/b&gt; minuto.</li>");
    arena_release(&f.arena);
}

static void test_what_was_chosen_stays_chosen(void **state)
{
    (void)state;
    static const struct form_option options[] = {
        {"carta", "Carta", NULL}, {"visita", "Visita <1>", "Del consejo"}, {0}};
    const struct form_field field = {
        .name = "fuente", .label = "Fuente", .value = "visita", .options = options};
    struct fixture f;
    begin(&f);
    form_render_radios(&f.out, &f.action, &field);
    expect(&f, "id=\"fuente\" name=\"fuente\" value=\"carta\"><label for=\"fuente\">Carta");
    expect(&f, "id=\"fuente-2\" name=\"fuente\" value=\"visita\" checked><label for=\"fuente-2\">"
               "Visita &lt;1&gt;<br><span class=\"n\">Del consejo</span>");
    strbuf_clear(&f.out);
    form_render_select(&f.out, &f.action, &field);
    expect(&f, "<option value=\"carta\">Carta</option><option value=\"visita\" selected>");
    strbuf_clear(&f.out);
    form_render_check(&f.out, &f.action, &(struct form_field){.name = "p", .label = "P"});
    expect(&f, "value=\"si\" id=\"p\" name=\"p\"><label for=\"p\">P</label>");
    strbuf_clear(&f.out);
    form_render_check(&f.out, &f.action,
                      &(struct form_field){.name = "p", .label = "P", .value = "si"});
    expect(&f, "name=\"p\" checked>");
    arena_release(&f.arena);
}

static void test_a_text_area_keeps_its_lines_and_a_file_no_value(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    form_render_field(
        &f.out, &f.action,
        &(struct form_field){
            .name = "nota", .label = "Nota", .type = "textarea", .value = "\nx</textarea>"});
    expect(&f, "rows=\"3\">\n\nx&lt;/textarea&gt;</textarea>");
    strbuf_clear(&f.out);
    form_render_field(
        &f.out, &f.action,
        &(struct form_field){
            .name = "a", .label = "A", .type = "file", .value = "x.pdf", .is_multiple = true});
    expect(&f, "<input type=\"file\" id=\"a\" name=\"a\" multiple>");
    arena_release(&f.arena);
}

static void test_only_used_symbols_are_defined(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    chart_symbol_write_used_definitions(&f.out);
    assert_string_equal(f.out.data, "");
    widget_state(&f.out, CHART_SYMBOL_BAND_2, "Bajo & más");
    assert_string_equal(f.out.data,
                        "<span class=\"est\"><svg class=\"e\" aria-hidden=\"true\"><use "
                        "href=\"#e2\"/></svg>Bajo &amp; más</span>");
    chart_symbol_write_used_definitions(&f.out);
    expect(&f, "<symbol id=\"e2\"");
    assert_null(strstr(f.out.data, "<symbol id=\"e1\""));
    assert_null(strstr(f.out.data, "id=\"ray\""));
    arena_release(&f.arena);
}

static void test_the_way_back_and_the_other_pages(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    const struct widget_step steps[] = {{"/c/guatape/mi-trabajo", "Mi trabajo"},
                                        {NULL, "Registrar"}};
    widget_breadcrumbs(&f.out, steps, 2);
    assert_string_equal(f.out.data, "<p class=\"ruta\"><a href=\"/c/guatape/mi-trabajo\">Mi "
                                    "trabajo</a> › Registrar</p>");
    strbuf_clear(&f.out);
    widget_pages(&f.out, "/x?q=a", 1, 1);
    assert_string_equal(f.out.data, "");
    widget_pages(&f.out, "/x?q=a", 2, 3);
    expect(&f, "<a href=\"/x?q=a&amp;pagina=1\">Anterior</a><span>Página 2 de 3</span>"
               "<a href=\"/x?q=a&amp;pagina=3\">Siguiente</a>");
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_field_ties_label_help_and_message),
        cmocka_unit_test(test_the_summary_links_to_the_fields),
        cmocka_unit_test(test_what_was_chosen_stays_chosen),
        cmocka_unit_test(test_a_text_area_keeps_its_lines_and_a_file_no_value),
        cmocka_unit_test(test_only_used_symbols_are_defined),
        cmocka_unit_test(test_the_way_back_and_the_other_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
