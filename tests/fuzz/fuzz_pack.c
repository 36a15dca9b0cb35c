/* SPDX-License-Identifier: MIT */
#include "fuzz_pack.h"

#include <string.h>

#include "rules/literature.h"
#include "rules/lua_pack.h"
#include "rules/wording.h"

void fuzz_pack_read(struct fuzz_pack *pack, const char *folder)
{
    static const char *const suffixes[] = {".ini", ".lua"};
    arena_init(&pack->arena);
    pack->folder = folder_read(&pack->arena, folder, suffixes, 2);
    REQUIRE(pack->folder.list.count > 0, "%s has no files", folder);
}

/* --- loading --- */

/* The folder with the input in its place. Texts of rule files are copied: loading cuts them. */
static struct folder folder_with(const struct fuzz_pack *pack, struct arena *arena,
                                 const char *name, const char *text, size_t length)
{
    const struct folder *from = &pack->folder;
    struct folder folder = *from;
    size_t count = from->list.count, place = 0;
    while (place < count && strcmp(from->list.paths[place], name) != 0)
        place++;
    folder.list.count = place < count ? count : count + 1;
    folder.list.paths = arena_alloc(arena, folder.list.count * sizeof *folder.list.paths);
    folder.files = arena_alloc(arena, folder.list.count * sizeof *folder.files);
    for (size_t i = 0; i < count; i++) {
        folder.list.paths[i] = from->list.paths[i];
        folder.files[i] = from->files[i];
        folder.files[i].text = arena_copy(arena, from->files[i].text, from->files[i].length);
    }
    folder.list.paths[place] = arena_string(arena, name);
    folder.files[place] = (struct file){.path = arena_string(arena, name),
                                        .text = arena_copy(arena, text, length),
                                        .length = length};
    return folder;
}

static void load_rules(struct rulebook *book, const struct folder *folder)
{
    static const char *const of_rules[] = {".lua"};
    lua_pack_start(book, &sandbox_default_limits);
    for (size_t i = 0; i < folder->list.count; i++)
        if (path_ends_in(folder->list.paths[i], of_rules, 1))
            lua_pack_file(book, book->packs[0], folder->files[i].path, folder->files[i].text,
                          folder->files[i].length);
    lua_pack_end(book);
}

/* What packs_load does for one pack, but for pack.ini. */
static void load(struct rulebook *book, const struct folder *folder)
{
    struct pack *pack = arena_alloc(book->arena, sizeof *pack);
    pack->name = "fuzz";
    pack->version = "1";
    pack->folder = folder->path;
    book->packs =
        arena_push(book->arena, book->packs, 0, &book->pack_capacity, sizeof *book->packs);
    book->packs[book->pack_count++] = pack;
    book->schema.arena = book->anatomy.arena = book->arena;
    facts_read_folder(&book->schema, &book->anatomy, folder, pack->name, &book->problems);
    literature_read(book, pack, folder);
    facts_seal(&book->schema, &book->anatomy, &book->problems);
    literature_seal(book);
    load_rules(book, folder);
    rulebook_seal(book);
}

static void describe_pack(contra_engine *engine)
{
    contra_pack *about = arena_alloc(&engine->arena, sizeof *about);
    about->name = "fuzz";
    about->version = "1";
    about->digest = "";
    engine->packs = arena_alloc(&engine->arena, 2 * sizeof *engine->packs);
    engine->packs[0] = about;
}

contra_engine *fuzz_pack_open(const struct fuzz_pack *pack, const char *name, const char *text,
                              size_t length, bool with_examples)
{
    struct arena arena;
    arena_init(&arena);
    contra_engine *engine = arena_alloc(&arena, sizeof *engine);
    engine->arena = arena;
    struct rulebook *book = &engine->book;
    book->arena = book->problems.arena = engine->plugins.arena = &engine->arena;
    book->with_examples = with_examples;
    engine->numbers = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = engine_enter(engine);
    struct folder folder = folder_with(pack, &engine->arena, name, text, length);
    load(book, &folder);
    engine_leave(before);
    describe_pack(engine);
    problems_sort(&book->problems);
    engine->sound = book->problems.count == 0;
    check_pool_start(&engine->pool, book, &sandbox_default_limits);
    engine->pool_started = true;
    return engine;
}

/* --- telling --- */

static void tell_condition(struct bytes *told, const struct rulebook *book,
                           const struct condition *condition)
{
    struct arena arena = {.blocks = NULL};
    struct text text;
    if (!condition)
        return;
    text_start(&text, &arena);
    condition_say(&text, book, condition, true);
    require_sentence(text.bytes);
    bytes_add(told, text.bytes, text.length);
    arena_free(&arena);
}

static void tell_quantity(struct bytes *told, const struct rulebook *book,
                          const struct quantity *quantity)
{
    struct arena arena = {.blocks = NULL};
    struct text text;
    if (!quantity)
        return;
    text_start(&text, &arena);
    quantity_say(&text, book, quantity);
    bytes_add(told, text.bytes, text.length);
    arena_free(&arena);
}

static const char *or_none(const char *text)
{
    return text ? text : "(none)";
}

static void tell_rule(struct bytes *told, const struct rulebook *book, const struct rule *rule)
{
    bytes_addf(told, "rule %s, %s:%d: %s, %s, %s, %s, %d %d %d\n", rule->name, rule->file,
               rule->line, rule->title, or_none(rule->effect), or_none(rule->strikes),
               or_none(rule->replaces), rule->never_overridden, rule->has_check,
               rule->check_by_site);
    for (size_t i = 0; i < rule->grade_count; i++) {
        const struct rule_grade *grade = &rule->grades[i];
        bytes_addf(told, " %s, line %d: ", contra_grade_name(grade->grade),
                   grade->condition ? grade->condition->mention.line : 0);
        tell_condition(told, book, grade->condition);
        bytes_addf(told, "\n  %s\n  %s\n", or_none(grade->finding), or_none(grade->action));
    }
    for (size_t i = 0; i < rule->source_count; i++)
        bytes_addf(told, " cites %s\n", rule->sources[i]->key);
    for (size_t i = 0; i < rule->unless_count; i++)
        bytes_addf(told, " unless %s\n", rule->unless[i]->name);
    for (size_t i = 0; i < rule->need_fact_count; i++)
        bytes_addf(told, " needs %s\n", rule->need_facts[i]->name);
    for (size_t i = 0; i < rule->need_section_count; i++)
        bytes_addf(told, " needs %s\n", rule->need_sections[i]->name);
}

static void tell_problems(const contra_engine *engine, struct bytes *told)
{
    const contra_problem *problem;
    for (size_t i = 0; (problem = contra_engine_problem(engine, i)) != NULL; i++) {
        require_sentence(problem->message);
        REQUIRE(problem->line >= 0, "line %d", problem->line);
        bytes_addf(told, "%s:%d: %s\n", or_none(problem->file), problem->line, problem->message);
    }
}

void fuzz_pack_tell(const contra_engine *engine, struct bytes *told)
{
    const struct rulebook *book = &engine->book;
    bytes_clear(told);
    tell_problems(engine, told);
    if (!engine->sound)
        return;
    for (size_t i = 0; i < book->rule_count; i++)
        tell_rule(told, book, book->rules[i]);
    for (size_t i = 0; i < book->derive_count; i++) {
        bytes_addf(told, "derive %s: ", book->derives[i]->fact->name);
        tell_quantity(told, book, book->derives[i]->value);
        tell_condition(told, book, book->derives[i]->when);
        bytes_addf(told, "\n");
    }
}
