/* atalaya request: one request through the router, without a socket. */
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "base/strbuf.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/site_open.h"
#include "security/csrf.h"
#include "security/role.h"
#include "security/token.h"
#include "storage/council_store.h"
#include "storage/disk.h"
#include "storage/person_store.h"
#include "web/http/page_cache.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya request GET|POST /direccion [OPCIONES]\n\n"
    "Ejecuta una petición web sin servidor y muestra estado, encabezados y página.\n\n"
    "  --as QUIEN       un correo, un rol (presidencia, verificador, …) o «administrador»;\n"
    "                   si no, público\n"
    "  --council CÓDIGO en qué consejo tiene ese rol; si no, en todos\n"
    "  --form CAMPO=V   un campo del formulario; se puede repetir\n"
    "  --body           solo la página, sin encabezados\n\n";

struct options {
    struct settings settings;
    const char *method, *target, *who, *council;
    struct request_fields form;
    bool is_body_only;
};

static bool add_form_field(struct options *options, struct arena *arena, const char *text)
{
    const char *equals = text == NULL ? NULL : strchr(text, '=');
    if (equals == NULL)
        return false;
    struct request_fields *form = &options->form;
    form->items = arena_grow(arena, form->items, form->count, sizeof form->items[0]);
    form->items[form->count++] =
        (struct request_field){arena_strndup(arena, text, (size_t)(equals - text)), equals + 1};
    return true;
}

static bool parse(int argc, char **argv, struct options *options, struct arena *arena)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--as") == 0 && i + 1 < argc)
            options->who = argv[++i];
        else if (strcmp(argv[i], "--council") == 0 && i + 1 < argc)
            options->council = argv[++i];
        else if (strcmp(argv[i], "--form") == 0 && i + 1 < argc) {
            if (!add_form_field(options, arena, argv[++i]))
                return false;
        } else if (strcmp(argv[i], "--body") == 0)
            options->is_body_only = true;
        else if (options->method == NULL)
            options->method = argv[i];
        else if (options->target == NULL)
            options->target = argv[i];
        else
            return false;
    }
    return options->target != NULL &&
           (strcmp(options->method, "GET") == 0 || strcmp(options->method, "POST") == 0);
}

/* Somebody who is nobody but holds one role, in every council or in one; false: who is no role. */
static bool take_role(const struct options *options, struct identity *identity)
{
    enum role role;
    bool is_administrator = strcmp(options->who, "administrador") == 0;
    if (!is_administrator && !role_parse(options->who, &role))
        return false;
    identity->person_id = -1;
    identity->is_administrator = is_administrator;
    identity->roles = is_administrator ? 0 : ROLE_BIT(role);
    identity->name = is_administrator ? "Administración" : role_label(role);
    return true;
}

static bool find_council(const struct options *options, struct database *database,
                         struct arena *arena, struct identity *identity)
{
    struct council *council = NULL;
    if (options->council == NULL)
        return true;
    if (!council_store_find_by_code(database, options->council, arena, &council, NULL) ||
        council == NULL)
        return false;
    identity->council_id = council->id;
    return true;
}

static bool find_person(const struct options *options, struct database *database,
                        struct arena *arena, struct identity *identity)
{
    struct person *person = NULL;
    if (options->who == NULL || take_role(options, identity))
        return true;
    if (!person_store_find_by_email(database, options->who, arena, &person, NULL) || person == NULL)
        return false;
    identity->person_id = person->id;
    identity->name = person->name;
    identity->email = person->email;
    identity->is_administrator = person->is_administrator;
    return true;
}

static bool make_identity(const struct options *options, const struct site *site,
                          struct arena *arena, struct identity *identity)
{
    struct database *database = NULL;
    *identity = (struct identity){.csrf_token = "prueba"};
    if (!database_pool_borrow(site->pool, &database, NULL))
        return false;
    bool is_found = find_person(options, database, arena, identity) &&
                    find_council(options, database, arena, identity);
    database_pool_return(site->pool, database);
    return is_found;
}

/* The token that the page's own form would carry. */
static const char *make_token(const struct site *site, struct arena *arena, struct request *request)
{
    const char *council = NULL;
    struct page_parameters parameters;
    const struct page *page = page_find(arena, request->path, &council, &parameters);
    if (page == NULL || page->anonymous_form == NULL) {
        char *masked = arena_alloc(arena, CSRF_MASKED_SIZE);
        csrf_mask("prueba", masked);
        return masked;
    }
    char *cookie = arena_alloc(arena, TOKEN_SIZE);
    char *token = arena_alloc(arena, CSRF_ANONYMOUS_TOKEN_SIZE);
    token_create(cookie);
    csrf_anonymous_token(&site->secrets, page->anonymous_form, cookie, env_now_s(), token);
    struct request_field *field = ARENA_NEW(arena, struct request_field);
    *field = (struct request_field){site_cookie_name(site, arena, "f"), cookie};
    request->cookies = (struct request_fields){field, 1};
    return token;
}

static bool make_request(const struct options *options, struct arena *arena,
                         struct request *request)
{
    const char *question = strchr(options->target, '?');
    size_t length =
        question == NULL ? strlen(options->target) : (size_t)(question - options->target);
    *request =
        (struct request){.method = strcmp(options->method, "POST") == 0 ? HTTP_POST : HTTP_GET,
                         .target = options->target,
                         .form = options->form,
                         .address = "127.0.0.1",
                         .id = "prueba"};
    if (!request_decode_path(arena, arena_strndup(arena, options->target, length), &request->path))
        return false;
    return question == NULL || request_parse_fields(arena, question + 1, strlen(question + 1),
                                                    &request->query) == REQUEST_OK;
}

static void print_file(int descriptor)
{
    char bytes[65536];
    size_t got = 0;
    while (disk_read(descriptor, bytes, sizeof bytes, &got, NULL) && got > 0)
        fwrite(bytes, 1, got, stdout);
}

static void print(const struct site *site, const struct options *options,
                  const struct response *response)
{
    struct response_header fixed[16];
    site_list_headers(site, response, fixed);
    if (!options->is_body_only) {
        printf("HTTP %d\nContent-Type: %s\n", response->status, response->content_type);
        for (size_t i = 0; fixed[i].name != NULL; i++)
            printf("%s: %s\n", fixed[i].name, fixed[i].value);
        for (size_t i = 0; i < response->header_count; i++)
            printf("%s: %s\n", response->headers[i].name, response->headers[i].value);
        putchar('\n');
    }
    if (response->has_file)
        print_file(response->file);
    else if (response->ready != NULL)
        fwrite(response->ready, 1, response->ready_length, stdout);
    else
        fwrite(response->body.data, 1, response->body.length, stdout);
}

static int run(struct options *options, struct arena *arena)
{
    struct error error = {0};
    struct site site;
    struct request request;
    struct identity identity;
    struct response response;
    if (!site_open(&site, &options->settings, &error)) {
        fprintf(stderr, "atalaya request: %s\n", error.message);
        return 1;
    }
    int status = 1;
    if (!make_request(options, arena, &request)) {
        fputs("atalaya request: la dirección no se entiende\n", stderr);
    } else if (!make_identity(options, &site, arena, &identity)) {
        fprintf(stderr, "atalaya request: no existe esa persona, rol o consejo\n");
    } else {
        if (request.method == HTTP_POST)
            add_form_field(options, arena,
                           arena_printf(arena, "testigo=%s", make_token(&site, arena, &request)));
        request.form = options->form;
        response_init(&response, arena);
        site_answer(&site, &request, &identity, &response);
        print(&site, options, &response);
        page_cache_release(response.kept);
        response_release(&response);
        status = response.status < 500 ? 0 : 1;
    }
    site_close(&site);
    return status;
}

int command_request(int argc, char **argv)
{
    if (installation_is_help(argc, argv, usage))
        return 0;
    struct arena arena = {0};
    struct options options = {0};
    struct error error = {0};
    int status = 2;
    if (!settings_load(&options.settings, &argc, argv, &arena, &error))
        fprintf(stderr, "atalaya request: %s\n", error.message);
    else if (!parse(argc, argv, &options, &arena))
        installation_print_usage(usage);
    else
        status = run(&options, &arena);
    arena_release(&arena);
    return status;
}
