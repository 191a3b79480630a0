#include "web/councillor_form.h"

#include <string.h>

#include "base/date.h"

#include "base/banned.h"

int64_t councillor_form_typed_id(const struct page_context *page, const char *field)
{
    int64_t id = 0;
    return request_parse_id(page_typed(page, field), &id) ? id : 0;
}

size_t councillor_form_read_marked(const struct page_context *page, const char *prefix,
                                   int64_t *ids)
{
    const struct request_fields *form = &page->request->form;
    size_t count = 0, length = strlen(prefix);
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, length) == 0 &&
            request_parse_id(form->items[i].name + length, &ids[count]))
            count++;
    return count;
}

const struct page_field councillor_form_fields[] = {{.name = "nombre"},       {.name = "sector"},
                                                    {.name = "organizacion"}, {.name = "desde"},
                                                    {.name = "hasta"},        {.name = "correo"},
                                                    {.name = "telefono"},     {.name = "cuenta"},
                                                    {.name = "version"},      {0}};

void councillor_form_input(const struct page_context *page, struct save_councillor *input)
{
    *input = (struct save_councillor){
        .version = councillor_form_typed_id(page, "version"),
        .name = page_typed(page, "nombre"),
        .sector = page_typed(page, "sector"),
        .organisation = page_typed(page, "organizacion"),
        .since = page_typed(page, "desde"),
        .until = page_typed(page, "hasta"),
        .phone = page_typed(page, "telefono"),
        .email = page_typed(page, "correo"),
        .person = page_typed(page, "cuenta"),
    };
}

bool councillor_form_load(struct page_context *page, struct councillor_form *form)
{
    *form = (struct councillor_form){
        .page = page,
        .cancel_path = arena_printf(page->arena, "/c/%s/consejeros", page->council->code)};
    if (!council_people_load(page, &form->people))
        return false;
    return member_store_list_of_council(page->database, page->council->id, page->arena,
                                        &form->members, &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

void councillor_form_read(struct councillor_form *form)
{
    struct save_councillor typed;
    councillor_form_input(form->page, &typed);
    form->version = typed.version;
    form->name = typed.name;
    form->sector = typed.sector;
    form->organisation = typed.organisation;
    form->since = typed.since;
    form->until = typed.until;
    form->phone = typed.phone;
    form->email = typed.email;
    form->person = typed.person;
}

static const char *type_date(struct arena *arena, struct date date)
{
    return date_is_valid(date)
               ? arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year)
               : "";
}

void councillor_form_fill(struct councillor_form *form, const struct councillor *councillor)
{
    struct arena *arena = form->page->arena;
    form->version = councillor->version;
    form->name = councillor->name;
    form->sector = councillor->sector;
    form->organisation = councillor->organisation;
    form->since = type_date(arena, councillor->since);
    form->until = type_date(arena, councillor->until);
    form->phone = councillor->phone;
    form->email = councillor->email;
    form->person = councillor->person_id == 0
                       ? ""
                       : arena_printf(arena, "%lld", (long long)councillor->person_id);
}

const struct page_field commission_form_fields[] = {
    {.name = "nombre"},  {.name = "proposito", .max_bytes = 4000},  {.name = "coordinador"},
    {.name = "version"}, {.name = "miembro_", .is_repeated = true}, {0}};

void commission_form_input(const struct page_context *page, struct save_commission *input)
{
    int64_t *ids = ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, int64_t);
    *input = (struct save_commission){
        .version = councillor_form_typed_id(page, "version"),
        .name = page_typed(page, "nombre"),
        .purpose = page_typed(page, "proposito"),
        .coordinator_id = councillor_form_typed_id(page, "coordinador"),
        .member_ids = ids,
        .member_count = councillor_form_read_marked(page, "miembro_", ids),
    };
}

bool commission_form_load(struct page_context *page, struct commission_form *form)
{
    *form = (struct commission_form){.page = page};
    if (!council_people_load(page, &form->people))
        return false;
    form->is_marked = ARENA_NEW_ARRAY(page->arena, form->people.councillors.count + 1, bool);
    return true;
}

void commission_form_read(struct commission_form *form)
{
    struct save_commission typed;
    commission_form_input(form->page, &typed);
    form->version = typed.version;
    form->name = typed.name;
    form->purpose = typed.purpose;
    form->coordinator_id = typed.coordinator_id;
    for (size_t i = 0; i < form->people.councillors.count; i++)
        for (size_t j = 0; j < typed.member_count; j++)
            if (form->people.councillors.items[i].id == typed.member_ids[j])
                form->is_marked[i] = true;
}

void commission_form_fill(struct commission_form *form, const struct commission *commission)
{
    form->version = commission->version;
    form->name = commission->name;
    form->purpose = commission->purpose;
    form->coordinator_id = commission->coordinator_id;
    for (size_t i = 0; i < form->people.councillors.count; i++)
        form->is_marked[i] = council_people_is_member(&form->people, commission->id,
                                                      form->people.councillors.items[i].id);
}
