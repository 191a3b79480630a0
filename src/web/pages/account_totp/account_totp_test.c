/* The second step from the first picture to the login with it. */
#include "base/test.h"

#include <liboath/oath.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "security/password.h"
#include "security/totp.h"
#include "storage/database.h"
#include "storage/person_store.h"
#include "web/page_fixture.h"

static const char path[] = "/cuenta/segundo-paso";
static const char phrase[] = "cuatro palabras que nadie sabe";
static const char wrong_phrase[] = "esta no es la contraseña";

static void give_password(struct page_fixture *f)
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    struct database *database = f->test.database;
    int64_t id = page_fixture_person(f, "verificador");
    assert_true(totp_init(NULL));
    assert_true(password_hash(phrase, hash));
    assert_true(person_store_find(database, id, &f->arena, &person, NULL));
    person->password_hash = hash;
    assert_true(database_begin(database, true, NULL));
    assert_true(person_store_save(database, person, NULL));
    assert_true(database_commit(database, NULL));
    page_fixture_visit(f, "verificador");
}

/* What a phone would show now. */
static const char *show_code(struct page_fixture *f, const char *secret)
{
    char plain[TOTP_SECRET_SIZE], *key = NULL, *code = arena_alloc(&f->arena, 7);
    size_t length = 0, size = 0;
    for (; *secret != '\0'; secret++)
        if (*secret != ' ')
            plain[length++] = *secret;
    plain[length] = '\0';
    assert_int_equal(oath_base32_decode(plain, length, &key, &size), OATH_OK);
    assert_int_equal(oath_totp_generate(key, size, env_now_s(), 30, 0, 6, code), OATH_OK);
    free(key);
    return code;
}

static int enable(struct page_fixture *f, const char *sealed, const char *code,
                  const char *password)
{
    const char *const form[] = {"oferta", sealed, "codigo", code, "clave", password, NULL};
    return page_fixture_post(f, path, form);
}

/* Turns it on for the verifier; answers one recovery code. */
static const char *turn_on(struct page_fixture *f)
{
    give_password(f);
    assert_int_equal(page_fixture_get(f, path), 200);
    const char *secret = page_fixture_between(f, "<p class=\"caja copia\">", "</p>");
    const char *sealed = page_fixture_between(f, "name=\"oferta\" value=\"", "\"");
    assert_int_equal(enable(f, sealed, show_code(f, secret), phrase), 200);
    const char *code = page_fixture_between(f, "<li>", "</li>");
    page_fixture_visit(f, "verificador");
    return code;
}

static void test_it_is_turned_on_with_picture_code_and_password(void **state)
{
    struct page_fixture *f = *state;
    give_password(f);
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "<svg class=\"qr\" role=\"img\"");
    assert_true(f->response.has_secret);
    assert_true(f->response.is_private);
    const char *secret = page_fixture_between(f, "<p class=\"caja copia\">", "</p>");
    const char *sealed = page_fixture_between(f, "name=\"oferta\" value=\"", "\"");
    assert_null(strstr(sealed, arena_strndup(&f->arena, secret, 4)));
    /* A mistake keeps the picture: the phone has scanned it already. */
    assert_int_equal(enable(f, sealed, "000000", phrase), 422);
    page_fixture_expect(f, "id=\"codigo-error\"");
    page_fixture_expect(f, secret);
    assert_int_equal(enable(f, sealed, show_code(f, secret), wrong_phrase), 422);
    page_fixture_expect(f, "id=\"clave-error\"");
    page_fixture_refuse(f, wrong_phrase);
    assert_int_equal(enable(f, sealed, show_code(f, secret), phrase), 200);
    page_fixture_expect(f, "Se muestran una sola vez");
    assert_true(f->response.has_secret);
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Códigos de recuperación que le quedan: 10.");
    page_fixture_refuse(f, "<svg class=\"qr\"");
}

static void test_a_forged_offer_gets_a_new_picture(void **state)
{
    struct page_fixture *f = *state;
    give_password(f);
    assert_int_equal(enable(f, "AAAA", "000000", phrase), 422);
    page_fixture_expect(f, "El código QR ya no sirve");
    page_fixture_expect(f, "<svg class=\"qr\"");
}

static void test_codes_are_renewed_and_the_step_turned_off_with_the_password(void **state)
{
    static const char *const renew_wrong[] = {"hacer", "renovar", "clave", wrong_phrase, NULL};
    static const char *const renew[] = {"hacer", "renovar", "clave", phrase, NULL};
    static const char *const off[] = {"hacer", "apagar", "clave", phrase, NULL};
    struct page_fixture *f = *state;
    const char *old = turn_on(f);
    assert_int_equal(page_fixture_post(f, path, renew_wrong), 422);
    page_fixture_expect(f, "Esa no es su contraseña actual");
    assert_int_equal(page_fixture_post(f, path, renew), 200);
    page_fixture_refuse(f, old);
    page_fixture_refuse(f, "El segundo paso está activo");
    assert_int_equal(page_fixture_get(f, "/cuenta"), 200);
    page_fixture_expect(f, "Ver el segundo paso");
    page_fixture_refuse(f, "Active el segundo paso");
    assert_int_equal(page_fixture_post(f, path, off), 303);
    assert_int_equal(page_fixture_post(f, path, off), 409);
    assert_int_equal(page_fixture_get(f, "/cuenta"), 200);
    page_fixture_expect(f, "Active el segundo paso");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/cuenta"), 200);
    page_fixture_refuse(f, "Active el segundo paso"); /* it may, but nobody depends on it */
}

static const char *give_first_step(struct page_fixture *f)
{
    static const char *const form[] = {"correo", "verificador@example.org", "clave", phrase, NULL};
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_post(f, "/ingresar", form), 422);
    page_fixture_expect(f, "Escriba el código de su teléfono");
    page_fixture_refuse(f, phrase);
    page_fixture_refuse(f, "type=\"password\"");
    assert_null(page_fixture_header(f, "Set-Cookie"));
    return page_fixture_between(f, "name=\"paso\" value=\"", "\"");
}

static int give_second_step(struct page_fixture *f, const char *challenge, const char *code)
{
    const char *const form[] = {"paso", challenge, "codigo", code, "volver", "/c/guatape/miembros",
                                NULL};
    return page_fixture_post(f, "/ingresar", form);
}

static void test_the_password_never_comes_back_and_its_challenge_works_once(void **state)
{
    struct page_fixture *f = *state;
    const char *code = turn_on(f);
    const char *challenge = give_first_step(f);
    assert_int_equal(give_second_step(f, challenge, ""), 422);
    page_fixture_expect(f, "Escriba el código de seis cifras");
    assert_int_equal(give_second_step(f, challenge, "000000"), 422);
    page_fixture_expect(f, "id=\"codigo-error\"");
    page_fixture_expect(f, challenge);
    page_fixture_expect(f, "value=\"/c/guatape/miembros\"");
    assert_int_equal(give_second_step(f, challenge, code), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/miembros");
    assert_memory_equal(page_fixture_header(f, "Set-Cookie"), "s=", 2);
    assert_int_equal(give_second_step(f, challenge, code), 422);
    page_fixture_expect(f, "Ingrese de nuevo");
    page_fixture_expect(f, "type=\"password\"");
    assert_null(page_fixture_header(f, "Set-Cookie"));
}

static void test_a_challenge_does_not_move_to_another_browser(void **state)
{
    struct page_fixture *f = *state;
    const char *code = turn_on(f);
    const char *challenge = give_first_step(f);
    char *changed = arena_strdup(&f->arena, challenge);
    changed[20] = changed[20] == 'x' ? 'y' : 'x';
    assert_int_equal(give_second_step(f, changed, code), 422);
    page_fixture_expect(f, "Ingrese de nuevo");
    const char *cookie = f->form_cookie;
    f->form_cookie = NULL;
    assert_int_equal(give_second_step(f, challenge, code), 422);
    page_fixture_expect(f, "Ingrese de nuevo");
    f->form_cookie = cookie;
    assert_int_equal(give_second_step(f, challenge, code), 303);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_it_is_turned_on_with_picture_code_and_password),
        WITH_SITE(test_a_forged_offer_gets_a_new_picture),
        WITH_SITE(test_codes_are_renewed_and_the_step_turned_off_with_the_password),
        WITH_SITE(test_the_password_never_comes_back_and_its_challenge_works_once),
        WITH_SITE(test_a_challenge_does_not_move_to_another_browser),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
