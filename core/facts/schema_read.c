/* SPDX-License-Identifier: MIT */
/* Reads facts.ini: sections first, then facts, so that their order does not matter. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "facts/ini_blocks.h"
#include "facts/name_table.h"
#include "facts/schema.h"
#include "facts/schema_fact.h"
#include "facts/vocabulary.h"

/* A name that Lua takes behind a point. */
static bool is_identifier(const char *name)
{
    static const char *const reserved[] = {"and",   "break", "do",       "else", "elseif", "end",
                                           "false", "for",   "function", "goto", "if",     "in",
                                           "local", "nil",   "not",      "or",   "repeat", "return",
                                           "then",  "true",  "until",    "while"};
    if (*name == '\0' || (*name >= '0' && *name <= '9'))
        return false;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(name, reserved[i]) == 0)
            return false;
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    return strspn(name, allowed) == strlen(name);
}

/* --- sections --- */

static void read_role(struct section *section, struct ini_block *block)
{
    const char *role = ini_block_value(block, "role");
    section->role = ROLE_NONE;
    if (role == NULL)
        return;
    if (strcmp(role, "sites") == 0 && section->kind == SECTION_TERMS)
        section->role = ROLE_SITES;
    else if (strcmp(role, "aftercare") == 0 && section->kind == SECTION_FACTS)
        section->role = ROLE_AFTERCARE;
    else if (strcmp(role, "policy") == 0 && section->kind == SECTION_FACTS)
        section->role = ROLE_POLICY;
    else
        ini_block_problem(block, "role",
                          "\"%s\" is no role of such a section. A section of terms may have the "
                          "role sites, one of facts aftercare or policy.",
                          role);
}

static void read_kind(struct section *section, struct ini_block *block)
{
    const char *kind = ini_block_value(block, "kind");
    if (kind != NULL && strcmp(kind, "terms") == 0)
        section->kind = SECTION_TERMS;
    else if (kind != NULL && strcmp(kind, "records") == 0)
        section->kind = SECTION_RECORDS;
    else if (kind == NULL || strcmp(kind, "facts") != 0)
        ini_block_problem(block, "kind", "[%s] needs kind = facts, terms or records.",
                          block->heading);
}

static void read_terms(struct schema *schema, struct section *section, struct ini_block *block)
{
    section->question = ini_block_value(block, "question");
    section->present = ini_block_value(block, "present");
    section->absent = ini_block_value(block, "absent");
    section->vocabulary_file = ini_block_value(block, "vocabulary");
    section->free_text = ini_block_yes(block, "free_text");
    section->closed_if_not_mentioned = ini_block_value(block, "if_not_mentioned") != NULL;
    const char *answer = ini_block_value(block, "if_not_mentioned");
    if (answer != NULL && strcmp(answer, "no") != 0)
        ini_block_problem(block, "if_not_mentioned",
                          "A section of terms takes if_not_mentioned = no, or no such line.");
    if (section->vocabulary_file == NULL)
        ini_block_problem(block, NULL, "[%s] needs its vocabulary = FILE.", block->heading);
    if (section->question == NULL)
        ini_block_problem(block, NULL, "[%s] needs a question.", block->heading);
    if (section->vocabulary == NULL) {
        section->vocabulary = arena_alloc(schema->arena, sizeof *section->vocabulary);
        section->vocabulary->arena = schema->arena;
        section->vocabulary->section = section->name;
    }
    section->vocabulary->sided = section->role == ROLE_SITES;
}

static void read_section_keys(struct schema *schema, struct section *section,
                              struct ini_block *block)
{
    section->file = block->file;
    section->line = block->line;
    read_kind(section, block);
    read_role(section, block);
    if (section->kind == SECTION_TERMS)
        read_terms(schema, section, block);
    else
        section->takes_others = ini_block_yes(block, "others");
    if (section->kind == SECTION_RECORDS)
        section->plural = ini_block_value(block, "plural");
    if (section->kind == SECTION_RECORDS &&
        (section->plural == NULL || !is_identifier(section->plural)))
        ini_block_problem(block, "plural",
                          "[%s] needs plural = NAME, which rules call the records together.",
                          block->heading);
    if (section->role == ROLE_SITES)
        schema->sites = section;
    if (section->role == ROLE_AFTERCARE)
        schema->aftercare = section;
}

static struct section *new_section(struct schema *schema, const char *name)
{
    struct section *section = arena_alloc(schema->arena, sizeof *section);
    section->name = arena_string(schema->arena, name);
    section->index = (unsigned)schema->section_count;
    schema->sections = arena_push(schema->arena, schema->sections, schema->section_count,
                                  &schema->section_capacity, sizeof *schema->sections);
    schema->sections[schema->section_count++] = section;
    schema->names =
        name_table_add(schema->names, schema->arena, section->name, section->name, section);
    return section;
}

/* Which list of the patient a new section is: of terms, or of records. */
static void number_section(struct schema *schema, struct section *section)
{
    if (section->kind == SECTION_TERMS)
        section->list_index = (unsigned)schema->term_section_count++;
    if (section->kind == SECTION_RECORDS)
        section->list_index = (unsigned)schema->record_section_count++;
}

static bool name_allowed(struct ini_block *block, const char *name)
{
    if (!is_identifier(name)) {
        ini_block_problem(block, NULL,
                          "\"%s\" cannot be written in a rule. Use letters, digits and _, and none "
                          "of Lua's own words.",
                          name);
        return false;
    }
    if (strcmp(name, "check") == 0 || strcmp(name, "overrides") == 0) {
        ini_block_problem(block, NULL, "[%s] belongs to the engine and is not declared.", name);
        return false;
    }
    return true;
}

static void read_section(struct schema *schema, struct ini_block *block, const char *name)
{
    bool replaces = ini_block_yes(block, "replaces");
    struct section *section = schema_section(schema, name);
    if (!name_allowed(block, name))
        return;
    if (!fact_replaces_rightly(block, name, replaces, section == NULL ? NULL : section->file,
                               section == NULL ? 0 : section->line))
        return;
    if (section == NULL) {
        section = new_section(schema, name);
        read_section_keys(schema, section, block);
        number_section(schema, section);
    } else {
        enum section_kind kind = section->kind;
        section->kind = SECTION_FACTS;
        read_section_keys(schema, section, block);
        if (section->kind != kind)
            ini_block_problem(block, "kind", "[%s] cannot become a section of another kind.",
                              block->heading);
    }
    ini_block_finish(block);
}

/* --- facts --- */

static void place_fact(struct schema *schema, struct fact *fact)
{
    struct section *section = fact->section;
    struct arena *arena = schema->arena;
    section->facts = arena_push(arena, section->facts, section->fact_count, &section->fact_capacity,
                                sizeof *section->facts);
    section->facts[section->fact_count++] = fact;
    section->keys = name_table_add(section->keys, arena, fact->key, fact->name, fact);
    fact->index = (unsigned)section->fact_count - 1;
    if (section->kind == SECTION_RECORDS)
        return;
    schema->initial = arena_push(arena, schema->initial, schema->fact_count,
                                 &schema->initial_capacity, sizeof *schema->initial);
    schema->facts = arena_push(arena, schema->facts, schema->fact_count, &schema->fact_capacity,
                               sizeof *schema->facts);
    fact->index = (unsigned)schema->fact_count;
    schema->facts[schema->fact_count++] = fact;
}

static struct section *section_of_fact(const struct schema *schema, struct ini_block *block,
                                       const char *dot)
{
    const char *name = arena_copy(schema->arena, block->heading, (size_t)(dot - block->heading));
    struct section *section = schema_section(schema, name);
    const char *near = section == NULL ? schema_nearest_section(schema, name) : NULL;
    if (section != NULL && section->kind != SECTION_TERMS)
        return section;
    if (section != NULL)
        ini_block_problem(block, NULL, "[%s] holds terms, not facts.", name);
    else if (near != NULL)
        ini_block_problem(block, NULL, "There is no [section %s]. Did you mean \"%s\"?", name,
                          near);
    else
        ini_block_problem(block, NULL, "There is no [section %s] that declares it.", name);
    return NULL;
}

static void read_fact(struct schema *schema, struct ini_block *block, const char *dot)
{
    struct section *section = section_of_fact(schema, block, dot);
    const char *key = dot + 1;
    if (section == NULL || !name_allowed(block, key))
        return;
    struct fact *fact = section_fact(schema, section, key);
    bool replaces = ini_block_yes(block, "replaces");
    if (!fact_replaces_rightly(block, block->heading, replaces, fact == NULL ? NULL : fact->file,
                               fact == NULL ? 0 : fact->line))
        return;
    bool fresh = fact == NULL;
    if (fresh)
        fact = arena_alloc(schema->arena, sizeof *fact);
    unsigned index = fact->index;
    memset(fact, 0, sizeof *fact);
    fact->index = index;
    fact->section = section;
    fact->name = arena_string(schema->arena, block->heading);
    fact->key = fact->name + (dot - block->heading) + 1;
    if (strcmp(key, "others") == 0)
        ini_block_problem(block, NULL, "\"others\" is not free for a fact: it closes a section.");
    if (fresh)
        place_fact(schema, fact);
    struct value initial = {.day = DATE_NONE};
    fact_read_keys(fact, block, schema->arena, &initial);
    if (section->kind == SECTION_FACTS)
        schema->initial[fact->index] = initial;
    ini_block_finish(block);
}

/* --- the file --- */

void schema_read(struct schema *schema, const struct file *file, struct problems *problems)
{
    struct ini_blocks blocks = ini_blocks_read(file, problems);
    for (size_t i = 0; i < blocks.count; i++) {
        const char *name = ini_block_heading(blocks.items[i], "section");
        if (name != NULL)
            read_section(schema, blocks.items[i], name);
    }
    for (size_t i = 0; i < blocks.count; i++) {
        struct ini_block *block = blocks.items[i];
        const char *dot = strchr(block->heading, '.');
        if (ini_block_heading(block, "section") != NULL)
            continue;
        if (dot != NULL)
            read_fact(schema, block, dot);
        else
            ini_block_problem(block, NULL,
                              "[%s] is neither [section NAME] nor a fact, [SECTION.KEY].",
                              block->heading);
    }
    for (size_t i = 0; i < schema->section_count && schema->sites == NULL; i++)
        for (size_t k = 0; k < schema->sections[i]->fact_count; k++)
            if (schema->sections[i]->facts[k]->type == FACT_SITES)
                problem_add(problems, file->path, schema->sections[i]->facts[k]->line,
                            "A fact of type sites needs a section with role = sites.");
}
