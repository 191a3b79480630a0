#include "base/test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actions/action.h"

#include "base/banned.h"

static const struct action_text_rule name_rule = {
    .field = "nombre", .label = "el nombre del consejo", .max_characters = 12};
static const struct action_text_rule note_rule = {.field = "nota",
                                                  .label = "la nota",
                                                  .max_characters = 12,
                                                  .is_optional = true,
                                                  .has_lines = true};

static void texts_are_cleaned_and_judged(void **state)
{
    (void)state;
    const struct {
        const struct action_text_rule *rule;
        const char *text;
        const char *clean;   /* NULL: only the message counts */
        const char *message; /* NULL: none */
    } table[] = {
        {&name_rule, "  Guatapé \n", "Guatapé", NULL},
        {&name_rule, "\xC2\xA0Pen\xCC\x83ol\xC2\xA0", "Peñol", NULL},
        {&name_rule, "ññññññññññññ", "ññññññññññññ", NULL},
        {&name_rule, "ñññññññññññññ", NULL,
         "Acorte el nombre del consejo: tiene 13 caracteres y el máximo es 12."},
        {&name_rule, "", "", "Escriba el nombre del consejo."},
        {&name_rule, NULL, "", "Escriba el nombre del consejo."},
        {&name_rule, " \xC2\xA0 ", "", "Escriba el nombre del consejo."},
        {&name_rule, "a\nb", NULL, "invisibles"},
        {&name_rule, "a\x01", NULL, "invisibles"},
        {&name_rule, "a\xE2\x80\xAEz", NULL, "invisibles"},
        {&name_rule, "a\xEF\xBF\xBFz", NULL, "invisibles"}, /* U+FFFF, no character at all */
        {&name_rule, "a\xC3", NULL, "dañados"},
        {&name_rule, "\xC0\x80", NULL, "dañados"},
        {&name_rule, "\xED\xA0\x80", NULL, "dañados"},
        {&note_rule, "", "", NULL},
        {&note_rule, "uno\r\ndos", "uno\ndos", NULL},
        {&note_rule, "uno\rdos", NULL, "invisibles"},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        struct arena arena = {0};
        struct action_context context = {.arena = &arena};
        const char *clean = action_check_text(&context, table[i].rule, table[i].text);
        if (table[i].clean != NULL)
            assert_string_equal(clean, table[i].clean);
        const char *message = action_find_message(&context, table[i].rule->field);
        assert_int_equal(message != NULL, table[i].message != NULL);
        if (message != NULL && strstr(message, table[i].message) == NULL)
            fail_msg("row %zu: %s", i, message);
        arena_release(&arena);
    }
}

static void addresses_are_kept_in_one_form(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *email; /* NULL: refused */
    } table[] = {
        {" Ana.Ruiz@Example.ORG ", "ana.ruiz@example.org"},
        {"a+b@sub.example.co", "a+b@sub.example.co"},
        {"ana", NULL},
        {"ana@", NULL},
        {"@example.org", NULL},
        {"ana@example", NULL},
        {"ana@@example.org", NULL},
        {"ana@-a.org", NULL},
        {"ana@a..org", NULL},
        {".ana@a.org", NULL},
        {"ana ruiz@a.org", NULL},
        {"ana@a.org\r\nBcc: x@y.org", NULL},
        {"ana<x>@a.org", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        struct arena arena = {0};
        struct action_context context = {.arena = &arena};
        const char *email = action_check_email(&context, "correo", table[i].text);
        if (action_has_messages(&context) != (table[i].email == NULL))
            fail_msg("%s", table[i].text);
        if (table[i].email != NULL)
            assert_string_equal(email, table[i].email);
        assert_in_range(context.messages.count, 0, 1);
        arena_release(&arena);
    }
}

static void all_messages_are_kept_in_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct action_context context = {.arena = &arena};
    for (int i = 0; i < 50; i++)
        action_add_message(&context, i % 2 == 0 ? "par" : "impar", "mensaje %d", i);
    assert_int_equal(context.messages.count, 50);
    assert_string_equal(context.messages.items[49].text, "mensaje 49");
    assert_string_equal(action_find_message(&context, "impar"), "mensaje 1");
    assert_null(action_find_message(&context, "otro"));
    arena_release(&arena);
}

static void close_untraced(struct action_context *context)
{
    context->is_traced = false;
    action_close(context);
}

static void trace_again(struct action_context *context)
{
    context->is_traced = true;
    action_trace(context, "plan", NULL);
}

/* A write without its trace, or with two, is our bug: the program stops rather than commit. */
static void a_transaction_has_one_trace(void **state)
{
    (void)state;
    void (*const bugs[])(struct action_context *) = {close_untraced, trace_again};
    for (size_t i = 0; i < TEST_COUNT(bugs); i++) {
        struct identity identity = {0};
        struct action_context context = {.identity = &identity};
        int status = 0;
        pid_t child = fork();
        if (child == 0) {
            fclose(stderr); /* the assertion's words would only startle */
            bugs[i](&context);
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cleaned_and_judged),
        cmocka_unit_test(addresses_are_kept_in_one_form),
        cmocka_unit_test(all_messages_are_kept_in_order),
        cmocka_unit_test(a_transaction_has_one_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
