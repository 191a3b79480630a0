/* What is kept about the person, as a file for any program: /cuenta/mis-datos.json. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "actions/own_data.h"
#include "base/env.h"
#include "base/text.h"
#include "web/page.h"

#include "base/banned.h"

static json_t *list_councils(const struct own_data *data)
{
    json_t *list = json_array();
    for (size_t i = 0; i < data->councils.count; i++) {
        const struct member *member = &data->councils.items[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "consejo",
                                              member->council_name, "codigo", member->council_code,
                                              "roles", member->roles, "desde", member->since_utc));
    }
    return list;
}

/* A browser may call itself anything, and its name was cut somewhere; JSON wants UTF-8. */
static const char *readable(const char *text)
{
    return text_is_utf8(text, strlen(text)) ? text : "";
}

static json_t *list_sessions(const struct own_data *data)
{
    json_t *list = json_array();
    for (size_t i = 0; i < data->sessions.count; i++) {
        const struct session_record *session = &data->sessions.items[i];
        char created[ENV_TIMESTAMP_SIZE], seen[ENV_TIMESTAMP_SIZE];
        env_format_iso(session->created_s, created);
        env_format_iso(session->seen_s, seen);
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "entro", created,
                                              "ultimo_uso", seen, "direccion", session->address,
                                              "navegador", readable(session->browser)));
    }
    return list;
}

static json_t *pack_contact(const struct actor *it)
{
    char day[DATE_ISO_SIZE];
    bool is_kept = it->contact_name[0] != '\0' || it->email[0] != '\0' || it->phone[0] != '\0';
    if (!is_kept)
        return json_null();
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "nombre", it->contact_name, "cargo",
                     it->post, "correo", it->email, "telefono", it->phone, "razon",
                     contact_basis_code(it->basis), "autorizado",
                     date_format_iso(it->authorised, day));
}

static json_t *list_actors(const struct own_data *data)
{
    json_t *list = json_array();
    for (size_t i = 0; i < data->actors.count; i++) {
        const struct kept_actor *kept = &data->actors.items[i];
        json_array_append_new(
            list,
            json_pack("{s:s, s:s, s:s, s:s, s:b, s:i, s:o}", "consejo", kept->council_name,
                      "codigo", kept->council_code, "nombre", kept->actor.name, "clase",
                      actor_kind_code(kept->actor.kind), "participa", !kept->actor.is_retired,
                      "letras", kept->actor.use_count, "contacto", pack_contact(&kept->actor)));
    }
    return list;
}

static json_t *list_deeds(const struct own_data *data)
{
    json_t *list = json_array();
    for (size_t i = 0; i < data->deeds.count; i++) {
        const struct audit_record *deed = &data->deeds.items[i];
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:s, s:s, s:s}", "fecha", deed->time_utc,
                                        "consejo", deed->council_name, "actuacion", deed->action,
                                        "objeto", deed->object, "detalle", deed->detail));
    }
    return list;
}

static json_t *make_json(const struct own_data *data)
{
    json_t *all =
        json_pack("{s:s, s:s, s:s, s:b, s:b, s:b, s:i}", "nombre", data->name, "correo",
                  data->email, "cuenta_creada", data->created_utc, "administra_la_instalacion",
                  data->is_administrator, "tiene_contrasena", data->has_password, "segundo_paso",
                  data->has_second_step, "codigos_de_recuperacion", data->recovery_codes_left);
    json_object_set_new(all, "consejos", list_councils(data));
    json_object_set_new(all, "actores", list_actors(data));
    json_object_set_new(all, "sesiones", list_sessions(data));
    json_object_set_new(all, "actuaciones", list_deeds(data));
    return all;
}

static void get(struct page_context *page)
{
    struct own_data data;
    if (page_fail_for(page, load_own_data(&page->action, OWN_DATA_DEEDS, &data)))
        return;
    json_t *json = make_json(&data);
    char *text = json_dumps(json, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    json_decref(json);
    if (text == NULL)
        abort();
    page->response->content_type = "application/json; charset=utf-8";
    response_set_file_name(page->response, page->arena, "mis-datos.json");
    strbuf_add(&page->response->body, text);
    strbuf_add_char(&page->response->body, '\n');
    free(text);
}

const struct page page_account_data_json = {
    .path = "/cuenta/mis-datos.json", .capability = CAPABILITY_OWN_ACCOUNT, .get = get};
