/* Large files are read by threads of their own (pthread_create in import_reader.c). */
#include "base/test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "web/import_reader.h"

enum { ROWS = 40000, PATIENT_MS = 60000 };

/* A file that takes a while: the caller frees it. */
static char *make_table(void)
{
    char *text = malloc(ROWS * 40 + 100);
    assert_non_null(text);
    size_t length = (size_t)snprintf(text, 100, "Indicador,Meta cuatrienio,Meta 2024\n");
    for (int i = 0; i < ROWS; i++)
        length += (size_t)snprintf(text + length, 40, "Indicador %d,4,%d\n", i, i % 7);
    return text;
}

static struct workbook_request request_of(const char *text)
{
    return (struct workbook_request){.file_name = "t.csv", .bytes = text, .length = strlen(text)};
}

static void test_who_is_patient_gets_the_workbook(void **state)
{
    (void)state;
    const char *problem;
    struct import_readers *readers = import_readers_create(PATIENT_MS);
    const struct workbook_request sound = request_of("a,b\n1,2\n");
    struct import_reader *reader = import_reader_open(readers, "uno", &sound);
    assert_int_equal(import_reader_percent(reader), -1);
    assert_int_equal(import_reader_workbook(reader, &problem)->sheet_count, 1);
    import_reader_close(reader);
    const struct workbook_request broken = {.file_name = "t.xlsx", .bytes = "PK\3\4", .length = 4};
    reader = import_reader_open(readers, "dos", &broken);
    assert_null(import_reader_workbook(reader, &problem));
    assert_true(problem[0] != '\0');
    import_reader_close(reader);
    import_readers_destroy(readers);
}

static void test_who_is_not_is_told_how_far_it_is(void **state)
{
    (void)state;
    const char *problem;
    char *text = make_table();
    const struct workbook_request request = request_of(text);
    struct import_readers *readers = import_readers_create(0);
    struct import_reader *reader = import_reader_open(readers, "uno", &request);
    int percent = import_reader_percent(reader);
    assert_true(percent < 100);
    import_reader_close(reader);
    while ((reader = import_reader_open(readers, "uno", &request)) != NULL &&
           (percent = import_reader_percent(reader)) >= 0) {
        assert_true(percent < 100);
        import_reader_close(reader);
        usleep(1000);
    }
    assert_non_null(import_reader_workbook(reader, &problem));
    struct import_reader *again = import_reader_open(readers, "uno", &request);
    assert_ptr_equal(again, reader); /* it stays read */
    import_reader_close(again);
    import_reader_close(reader);
    import_reader_forget(readers, "uno");
    import_readers_destroy(readers);
    free(text);
}

static void test_busy_readers_leave_it_to_the_caller(void **state)
{
    (void)state;
    static const char *const keys[] = {"1", "2", "3", "4"};
    struct import_reader *open[IMPORT_READERS];
    const struct workbook_request request = request_of("a,b\n1,2\n");
    struct import_readers *readers = import_readers_create(PATIENT_MS);
    for (int i = 0; i < IMPORT_READERS; i++)
        open[i] = import_reader_open(readers, keys[i], &request);
    assert_null(import_reader_open(readers, "5", &request));
    for (int i = 0; i < IMPORT_READERS; i++)
        import_reader_close(open[i]);
    open[0] = import_reader_open(readers, "5", &request);
    assert_non_null(open[0]);
    import_reader_close(open[0]);
    import_readers_destroy(readers);
}

struct visit {
    struct import_readers *readers;
    struct workbook_request request;
};

static void *visit_often(void *context)
{
    const struct visit *visit = context;
    const char *problem;
    for (int i = 0; i < 20; i++) {
        struct import_reader *reader =
            import_reader_open(visit->readers, i % 2 == 0 ? "par" : "impar", &visit->request);
        if (reader != NULL && import_reader_percent(reader) < 0)
            import_reader_workbook(reader, &problem);
        import_reader_close(reader);
        if (i % 5 == 4)
            import_reader_forget(visit->readers, "par");
    }
    return NULL;
}

static void test_many_visitors_share_it(void **state)
{
    (void)state;
    pthread_t threads[4];
    struct visit visit = {import_readers_create(1), request_of("a,b\n1,2\n")};
    for (size_t i = 0; i < TEST_COUNT(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, visit_often, &visit), 0);
    for (size_t i = 0; i < TEST_COUNT(threads); i++)
        pthread_join(threads[i], NULL);
    import_readers_destroy(visit.readers);
}

static void test_the_end_does_not_wait_for_a_whole_file(void **state)
{
    (void)state;
    char *text = make_table();
    const struct workbook_request request = request_of(text);
    struct import_readers *readers = import_readers_create(0);
    import_reader_close(import_reader_open(readers, "uno", &request));
    import_readers_destroy(readers);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_is_patient_gets_the_workbook),
        cmocka_unit_test(test_who_is_not_is_told_how_far_it_is),
        cmocka_unit_test(test_busy_readers_leave_it_to_the_caller),
        cmocka_unit_test(test_many_visitors_share_it),
        cmocka_unit_test(test_the_end_does_not_wait_for_a_whole_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
