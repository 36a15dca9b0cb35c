/* SPDX-License-Identifier: MIT */
#include "rules/pack.h"

#include <contra/contra.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/folder.h"
#include "base/text.h"
#include "facts/ini_blocks.h"
#include "rules/literature.h"
#include "rules/lua_pack.h"
#include "rules/native_check.h"

#define RULE_FILE_MOST ((size_t)256 * 1024)
#define PAGE_MOST      ((size_t)1024 * 1024)
#define CHAIN_MOST     8 /* packs that extend one another */

/* --- pack.ini --- */

/* A pack's own page, kept until all facts are declared and its policies can be set. */
struct pack_page {
    struct pack *pack;
    struct ini_blocks blocks;
    struct folder folder; /* with all its files, once it is clear that it is to be loaded */
};

struct packs {
    struct rulebook *book;
    const struct pack_request *request;
    struct pack_page pages[CHAIN_MOST * 2];
    size_t count;
    bool unrelated; /* two that do not build on one another: nothing more is read */
};

static struct ini_block *block_named(const struct pack_page *page, const char *heading)
{
    for (size_t i = 0; i < page->blocks.count; i++)
        if (strcmp(page->blocks.items[i]->heading, heading) == 0)
            return page->blocks.items[i];
    return NULL;
}

static bool is_pack_block(const struct ini_block *block)
{
    return strcmp(block->heading, "pack") == 0 || strcmp(block->heading, "wording") == 0 ||
           strcmp(block->heading, "policy") == 0;
}

static void read_wording(struct rulebook *book, struct ini_block *block)
{
    for (int i = CONTRA_PROCEED; i <= CONTRA_EMERGENCY_NOW; i++) {
        const char *words = ini_block_value(block, contra_disposition_name((contra_disposition)i));
        if (words)
            book->wording[i] = words;
    }
    ini_block_finish(block);
}

/* A folder that holds the base `name`: beside the pack that extends it, or on the path. */
static const char *find_base(const struct packs *packs, const char *folder, const char *name)
{
    struct arena *arena = packs->book->arena;
    const char *candidate = arena_format(arena, "%s/../%s", folder, name);
    if (folder_holds(candidate, "pack.ini"))
        return candidate;
    for (size_t i = 0; i < packs->request->path_count; i++) {
        candidate = arena_format(arena, "%s/%s", packs->request->path[i], name);
        if (folder_holds(candidate, "pack.ini"))
            return candidate;
    }
    return NULL;
}

static struct pack *pack_named(const struct packs *packs, const char *name)
{
    for (size_t i = 0; i < packs->count; i++)
        if (packs->pages[i].pack->name && strcmp(packs->pages[i].pack->name, name) == 0)
            return packs->pages[i].pack;
    return NULL;
}

static void load_page(struct packs *packs, const char *folder, int depth);

/* `extends = dry-needling 0.1`: the base goes first, and its version begins so. */
static void load_base(struct packs *packs, const char *folder, struct ini_block *block,
                      const char *extends, struct pack *pack, int depth)
{
    struct arena *arena = packs->book->arena;
    const char *blank = strchr(extends, ' ');
    const char *name =
        arena_copy(arena, extends, blank ? (size_t)(blank - extends) : strlen(extends));
    const char *version = blank ? blank + strspn(blank, " ") : "";
    pack->extends = name;
    if (!pack_named(packs, name)) {
        const char *base = find_base(packs, folder, name);
        if (depth == CHAIN_MOST) {
            ini_block_problem(block, "extends",
                              "Packs extend one another in a circle, or more than %d of them.",
                              CHAIN_MOST);
            return;
        }
        if (!base) {
            ini_block_problem(
                block, "extends",
                "There is no pack \"%s\" beside this one or among the installed packs.", name);
            return;
        }
        load_page(packs, base, depth + 1);
    }
    const struct pack *base = pack_named(packs, name);
    size_t length = strlen(version);
    if (base && (strncmp(base->version, version, length) != 0 ||
                 (length && base->version[length] && base->version[length] != '.')))
        ini_block_problem(block, "extends",
                          "This pack extends %s %s, and the %s that is here has version %s.", name,
                          version, name, base->version);
}

/* Several packs go together only if each extends one before it. */
static void check_alone(struct packs *packs, struct ini_block *block, const struct pack *pack)
{
    if (pack->extends || packs->count == 0)
        return;
    packs->unrelated = true;
    ini_block_problem(block, NULL,
                      "Pack \"%s\" does not extend \"%s\", so the two cannot be used together. "
                      "Write extends = %s %s if it builds on it.",
                      pack->name, packs->pages[0].pack->name, packs->pages[0].pack->name,
                      packs->pages[0].pack->version);
}

/* A pack that asks what a plugin's check wants to know would ask for nothing without it. */
static void need_plugin(const struct packs *packs, struct ini_block *block)
{
    const struct pack_request *request = packs->request;
    const char *name = ini_block_value(block, "plugin");
    for (size_t i = 0; name && i < request->check_count; i++)
        if (strcmp(request->checks[i].plugin, name) == 0)
            return;
    if (name)
        ini_block_problem(
            block, "plugin",
            "This pack goes with the plugin \"%s\", which is not loaded. Load it too: "
            "--plugin %s.",
            name, name);
}

static void load_page(struct packs *packs, const char *folder, int depth)
{
    struct rulebook *book = packs->book;
    struct pack *pack = arena_alloc(book->arena, sizeof *pack);
    const char *path = arena_format(book->arena, "%s/pack.ini", folder);
    size_t problems_before = book->problems.count;
    struct file file = file_read(book->arena, path, PAGE_MOST);
    struct pack_page page = {.pack = pack, .blocks = ini_blocks_read(&file, &book->problems)};
    struct ini_block *block = block_named(&page, "pack");
    pack->folder = arena_string(book->arena, folder);
    if (!block) {
        if (book->problems.count == problems_before)
            problem_add(&book->problems, path, 1,
                        "This file has no [pack] with a name and a version.");
        return;
    }
    pack->name = ini_block_value(block, "name");
    pack->version = ini_block_value(block, "version");
    pack->reviewed = ini_block_value(block, "reviewed");
    ini_block_value(block, "treatment");
    const char *extends = ini_block_value(block, "extends");
    need_plugin(packs, block);
    if (!pack->name || !pack->version) {
        ini_block_problem(block, NULL, "A pack has a name and a version.");
        ini_block_finish(block);
        return;
    }
    const struct pack *namesake = pack_named(packs, pack->name);
    if (namesake && !folder_same(namesake->folder, folder))
        ini_block_problem(block, "name",
                          "Two packs are called \"%s\": this one, and that in \"%s\". Load one of "
                          "them, or give one another name.",
                          pack->name, namesake->folder);
    if (namesake)
        return; /* asked for by itself and as a base */
    if (extends)
        load_base(packs, folder, block, extends, pack, depth);
    check_alone(packs, block, pack);
    ini_block_finish(block);
    for (size_t i = 0; i < page.blocks.count; i++)
        if (!is_pack_block(page.blocks.items[i]))
            ini_block_problem(page.blocks.items[i], NULL,
                              "[%s] does not belong in pack.ini, which has [pack], [wording] and "
                              "[policy].",
                              page.blocks.items[i]->heading);
    if (packs->count == sizeof packs->pages / sizeof *packs->pages) {
        ini_block_problem(block, NULL, "There are too many packs.");
        return;
    }
    packs->pages[packs->count++] = page;
}

/* --- policies --- */

static const char *policy_words(const struct rulebook *book, const char *name, struct arena *arena)
{
    for (size_t i = 0; i < book->schema.section_count; i++) {
        const struct section *section = book->schema.sections[i];
        const struct fact *fact =
            section->role == ROLE_POLICY ? section_fact(&book->schema, section, name) : NULL;
        if (fact)
            return value_words(&book->schema.initial[fact->index], fact, arena);
    }
    return "";
}

/* The report states every policy that is not the pack's default. */
static void note_policy(struct rulebook *book, const char *name, const char *before,
                        const struct pack *pack)
{
    const char *now = policy_words(book, name, book->arena);
    if (strcmp(before, now) == 0)
        return;
    contra_policy *policy = arena_alloc(book->arena, sizeof *policy);
    policy->policy = arena_string(book->arena, name);
    policy->value = now;
    policy->normally = before;
    policy->pack = pack->name;
    book->policies = arena_push(book->arena, (void *)book->policies, book->policy_count,
                                &book->policy_capacity, sizeof *book->policies);
    book->policies[book->policy_count++] = policy;
}

static void set_policies(struct rulebook *book, const struct pack_page *page)
{
    struct ini_block *block = block_named(page, "policy");
    for (size_t i = 0; block && i < block->count; i++) {
        const struct ini_pair *pair = &block->pairs[i];
        const char *before = policy_words(book, pair->key, book->arena);
        schema_set_policy(&book->schema, pair->key, pair->value, block->file, pair->line,
                          &book->problems);
        note_policy(book, pair->key, before, page->pack);
    }
}

/* --- files --- */

/* Those that are read; and what some editors and systems make of the name of such a file. */
static const char *const suffixes[] = {".ini", ".lua", ".lua.txt", ".ini.txt",
                                       ".LUA", ".INI", ".Lua",     ".Ini"};
enum { SUFFIXES_READ = 2, SUFFIXES = sizeof suffixes / sizeof *suffixes };

/* Every file that decides, by name and content. */
static void digest_pack(struct pack_page *page)
{
    struct digest digest;
    digest_init(&digest);
    for (size_t i = 0; i < page->folder.list.count; i++) {
        const char *name = page->folder.list.paths[i];
        const struct file *file = &page->folder.files[i];
        char size[32];
        if (!path_ends_in(name, suffixes, SUFFIXES_READ) || !file->text)
            continue; /* what cannot be read is told by whoever needs it */
        digest_add(&digest, name, strlen(name) + 1);
        digest_add(&digest, size, (size_t)snprintf(size, sizeof size, "%zu", file->length) + 1);
        digest_add(&digest, file->text, file->length);
    }
    digest_finish(&digest, page->pack->digest);
}

static void refuse_endings(struct rulebook *book, const struct pack_page *page)
{
    for (size_t i = 0; i < page->folder.list.count; i++)
        if (path_ends_in(page->folder.list.paths[i], suffixes + SUFFIXES_READ,
                         SUFFIXES - SUFFIXES_READ))
            problem_add(&book->problems, page->folder.files[i].path, 0,
                        "A file of this name is not read. Let it end in .lua or .ini.");
}

static void read_rule_file(struct rulebook *book, const struct pack *pack, const struct file *file)
{
    int error = file->length > RULE_FILE_MOST ? EFBIG : file->error;
    if (error == 0)
        lua_pack_file(book, pack, file->path, file->text, file->length);
    else
        problem_add(&book->problems, file->path, 0, "This rule file cannot be read: %s.",
                    error == EFBIG ? "it is larger than 256 KiB" : strerror(error));
}

static void read_rules(struct rulebook *book, const struct pack_page *page)
{
    static const char *const of_rules[] = {".lua"};
    const struct folder *folder = &page->folder;
    if (folder->list.unreadable)
        problem_add(&book->problems,
                    arena_format(book->arena, "%s/%s", folder->path, folder->list.unreadable), 0,
                    "This cannot be looked into, so rules may be missing.");
    for (size_t i = 0; i < folder->list.count; i++)
        if (path_ends_in(folder->list.paths[i], of_rules, 1))
            read_rule_file(book, page->pack, &folder->files[i]);
}

/* --- all of it --- */

static void add_baseline(struct rulebook *book, const struct pack *pack)
{
    book->baselines = arena_push(book->arena, book->baselines, book->baseline_count,
                                 &book->baseline_capacity, sizeof *book->baselines);
    book->baselines[book->baseline_count++] =
        arena_format(book->arena, "%s/baseline.ini", pack->folder);
}

void packs_load(struct rulebook *book, const struct pack_request *request)
{
    struct packs packs = {.book = book, .request = request};
    for (size_t i = 0; i < request->folder_count; i++)
        load_page(&packs, request->folders[i], 0);
    if (packs.unrelated)
        return;
    book->with_examples = request->with_examples;
    book->schema.arena = book->anatomy.arena = book->arena;
    for (size_t i = 0; i < packs.count; i++) {
        struct pack_page *page = &packs.pages[i];
        struct pack *pack = page->pack;
        struct ini_block *wording = block_named(page, "wording");
        page->folder = folder_read(book->arena, pack->folder, suffixes, SUFFIXES);
        book->packs = arena_push(book->arena, book->packs, book->pack_count, &book->pack_capacity,
                                 sizeof *book->packs);
        book->packs[book->pack_count++] = pack;
        facts_read_folder(&book->schema, &book->anatomy, &page->folder, pack->name,
                          &book->problems);
        literature_read(book, pack, &page->folder);
        if (wording)
            read_wording(book, wording);
        if (folder_holds(pack->folder, "baseline.ini"))
            add_baseline(book, pack);
        digest_pack(page);
    }
    if (book->pack_count == 0)
        return;
    facts_seal(&book->schema, &book->anatomy, &book->problems);
    literature_seal(book);
    for (size_t i = 0; i < packs.count; i++)
        set_policies(book, &packs.pages[i]);
    native_checks_add(book, request->checks, request->check_count);
    lua_pack_start(book, request->limits);
    for (size_t i = 0; i < packs.count; i++) {
        refuse_endings(book, &packs.pages[i]);
        read_rules(book, &packs.pages[i]);
    }
    lua_pack_end(book);
    if (book->rule_count == 0 && book->problems.count == 0)
        problem_add(&book->problems, packs.pages[0].pack->folder, 0,
                    "This pack has no rules, so it would find nothing in anybody. Rules are files "
                    "whose names end in .lua.");
    rulebook_seal(book);
}
