/* SPDX-License-Identifier: MIT */
#include "rules/lua_pack.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_load.h"
#include "rules/scanner.h"

/* --- when memory ends while Lua runs --- */

/* The arena's way out while Lua runs: an error in Lua, which sandbox_call catches; then the arena's
 * own way out is taken. */
struct way_out {
    lua_State *L;
    struct loader *loader;
};

static void leave_by_lua(void *argument)
{
    struct way_out *way = argument;
    way->loader->no_memory = true;
    lua_pushnil(way->L);
    lua_error(way->L);
}

/* --- opening --- */

static int open_all(lua_State *L)
{
    loader_set(L, lua_touserdata(L, 1));
    lua_condition_open(L);
    lua_rule_open(L);
    lua_derive_open(L);
    return 0;
}

/* The words of the language; those of Lua stand behind. */
static const char *const words[] = {"rule",     "derive",  "if_known",    "asked_if",
                                    "any_site", "unknown", "years_since", "site"};
static const char *const words_of_lua[] = {"assert",   "error",  "ipairs", "math",  "next",
                                           "pairs",    "select", "string", "table", "tonumber",
                                           "tostring", "type",   "utf8"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A section of such a name would take its place without a word. */
static void check_section_name(struct rulebook *book, const struct section *section,
                               const char *name)
{
    bool taken = false;
    for (size_t i = 0; i < COUNT(words); i++)
        taken = taken || strcmp(words[i], name) == 0;
    for (size_t i = 0; i < COUNT(words_of_lua); i++)
        taken = taken || strcmp(words_of_lua[i], name) == 0;
    for (size_t i = 0; i < book->schema.section_count; i++) {
        const struct section *other = book->schema.sections[i];
        taken = taken || (other != section && (strcmp(other->name, name) == 0 ||
                                               (other->plural && !strcmp(other->plural, name))));
    }
    if (taken)
        problem_add(&book->problems, section->file, section->line,
                    "\"%s\" means something else in rules. Give [section %s] another %s.", name,
                    section->name, name == section->name ? "name" : "plural");
}

/* A sentence about a global name that does not exist, for the error that Lua raises. */
static const char *explain_unknown(void *argument, const char *name)
{
    struct rulebook *book = argument;
    struct nearest nearest;
    if (strcmp(name, "site") == 0)
        return "No section of facts.ini has role = sites, so there is no site to ask about.";
    nearest_start(&nearest, name);
    for (size_t i = 0; i < COUNT(words); i++)
        nearest_try(&nearest, words[i]);
    for (size_t i = 0; i < book->schema.section_count; i++) {
        nearest_try(&nearest, book->schema.sections[i]->name);
        if (book->schema.sections[i]->plural)
            nearest_try(&nearest, book->schema.sections[i]->plural);
    }
    if (!nearest.name)
        return "Facts are written with their section, such as patient.age; words of a list in "
               "quotation marks.";
    return arena_format(book->arena, "Did you mean \"%s\"?", nearest.name);
}

static void open_state(struct rulebook *book, const struct sandbox_limits *limits)
{
    char why[200];
    struct loader loader = {.book = book};
    book->loading = sandbox_new(limits);
    if (!book->loading)
        arena_refuse(book->arena);
    sandbox_on_unknown(book->loading, explain_unknown, book);
    if (sandbox_do(book->loading, open_all, &loader, 0, why, sizeof why) != SANDBOX_OK)
        arena_refuse(book->arena);
    loader_set(sandbox_lua(book->loading), NULL);
}

void lua_pack_start(struct rulebook *book, const struct sandbox_limits *limits)
{
    for (size_t i = 0; i < book->schema.section_count; i++) {
        const struct section *section = book->schema.sections[i];
        check_section_name(book, section, section->name);
        if (section->plural)
            check_section_name(book, section, section->plural);
    }
    open_state(book, limits);
}

void lua_pack_end(struct rulebook *book)
{
    sandbox_free(book->loading);
    book->loading = NULL;
}

/* --- one file --- */

/* What Lua's parser says is true, but no remedy. */
static const char *remedy(const char *why)
{
    static const struct {
        const char *begins, *ends, *remedy;
    } remedies[] = {
        {"'}' expected", "near '='",
         " A = stands behind the name of a field only; of facts one asks with :is, :above and the "
         "like."},
        {"'}' expected", "near <eof>", " The closing } is missing."},
        {"'}' expected", "", " Is a comma missing before it, or an & or |?"},
        {"')' expected", "", " The closing ) is missing."},
        {"<eof> expected", "near 'end'", " This end closes nothing: take it away."},
        {"'end' expected", "", " Each function, if and loop ends with an end."},
        {"unexpected symbol", "near <eof>", " Is a closing } missing, or an end?"},
        {"unexpected symbol", "", " Is something missing before it?"},
        {"function arguments expected", "near ':'",
         " Between a section and its fact stands a point: labs.inr."},
        {"function arguments expected", "",
         " Behind a colon and a word stands what it takes: :above(3), :is \"...\"."},
    };
    size_t length = strlen(why);
    for (size_t i = 0; i < COUNT(remedies); i++) {
        size_t ending = strlen(remedies[i].ends);
        if (strncmp(why, remedies[i].begins, strlen(remedies[i].begins)) == 0 && length >= ending &&
            strcmp(why + length - ending, remedies[i].ends) == 0)
            return remedies[i].remedy;
    }
    return "";
}

/* What Lua says begins with "name:12: "; that becomes the line of the problem. */
static void tell_error(struct loader *loader, const char *why, enum sandbox_result result)
{
    int line = 0;
    const char *mark = strstr(why, ".lua:");
    if (mark && isdigit((unsigned char)mark[5])) {
        char *end;
        line = (int)strtol(mark + 5, &end, 10);
        why = end + strspn(end, ": ");
    }
    problem_add(&loader->book->problems, loader->file, line, "%s%s%s%s",
                result == SANDBOX_SPENT ? "This file was stopped while it loaded: " : "", why,
                *why && strchr(".?!", why[strlen(why) - 1]) ? "" : ".", remedy(why));
}

static const char *stem_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    return arena_copy(arena, name, strlen(name) - strlen(".lua"));
}

static int load_text(lua_State *L)
{
    const struct loader *loader = loader_of(L);
    char name[300];
    snprintf(name, sizeof name, "@%.40s.lua", loader->stem);
    sandbox_load(L, loader->text, strlen(loader->text), name);
    return 1;
}

static int finish(lua_State *L)
{
    lua_rule_finish(L);
    return 0;
}

static enum sandbox_result run(struct loader *loader, char *why, size_t size)
{
    struct rulebook *book = loader->book;
    struct arena *arena = book->arena;
    struct arena before = *arena; /* for its way out */
    struct way_out way = {sandbox_lua(book->loading), loader};
    arena_on_full(arena, leave_by_lua, &way);
    enum sandbox_result result = sandbox_do(book->loading, load_text, NULL, 1, why, size);
    if (result == SANDBOX_OK)
        result = sandbox_call(book->loading, 0, 0, why, size);
    if (result == SANDBOX_OK)
        result = sandbox_do(book->loading, finish, NULL, 0, why, size);
    arena_on_full(arena, before.full, before.full_argument);
    return loader->no_memory ? SANDBOX_NO_MEMORY : result;
}

static void keep_check_file(struct rulebook *book, const struct loader *loader, size_t length)
{
    struct check_file *file = arena_alloc(book->arena, sizeof *file);
    file->file = loader->file;
    file->text = loader->text;
    file->length = length;
    file->rule = loader->rule;
    book->check_files = arena_push(book->arena, book->check_files, book->check_file_count,
                                   &book->check_file_capacity, sizeof *book->check_files);
    book->check_files[book->check_file_count++] = file;
}

/* Why the scanner and Lua cannot read it, or NULL. */
static const char *no_plain_text(const char *text, size_t length)
{
    if (*text == LUA_SIGNATURE[0])
        return "A rule file is text; this one looks like Lua already compiled, which is not "
               "loaded.";
    if (strlen(text) != length || !text_is_utf8(text, length))
        return "A rule file is text in UTF-8; this one is not. Save it as UTF-8.";
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        return "This file begins with an invisible byte order mark. Save it as UTF-8 without one.";
    return NULL;
}

void lua_pack_file(struct rulebook *book, const struct pack *pack, const char *path, char *text,
                   size_t length)
{
    char why[700];
    struct loader loader = {
        .book = book, .pack = pack, .file = path, .stem = stem_of(book->arena, path), .text = text};
    const char *wrong = no_plain_text(text, length);
    if (wrong) {
        problem_add(&book->problems, path, 1, "%s", wrong);
        return;
    }
    struct scan scan = scanner_read(text, length, path, !book->with_examples, &book->problems);
    if (!scan.sound)
        return;
    if (sandbox_is_swollen(book->loading)) {
        struct sandbox_limits limits = *sandbox_limits_of(book->loading);
        lua_pack_end(book);
        open_state(book, &limits);
    }
    loader.text = scan.text;
    loader.scan = &scan;
    loader_set(sandbox_lua(book->loading), &loader);
    enum sandbox_result result = run(&loader, why, sizeof why);
    loader_set(sandbox_lua(book->loading), NULL);
    if (result == SANDBOX_NO_MEMORY) {
        arena_refuse(book->arena);
    } else if (result != SANDBOX_OK) {
        tell_error(&loader, why, result);
    } else if (loader.rule && loader.rule->has_check) {
        keep_check_file(book, &loader, scan.length);
    }
}
