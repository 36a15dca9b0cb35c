/* SPDX-License-Identifier: MIT */
#include "facts/codes.h"

#include <string.h>

#include "base/text.h"
#include "facts/name_table.h"
#include "facts/schema.h"
#include "facts/takes.h"
#include "facts/vocabulary.h"

enum { CODE_MOST = 160 }; /* of a system and a code together, folded */

/* A code, and all that it says. */
struct code_line {
    struct code_meaning *meanings;
    size_t count, capacity;
    const char *file;
    int line;
};

/* The codes of one file being settled. */
struct settling {
    struct codes *codes;
    const struct schema *schema;
    const struct anatomy *anatomy;
    struct problems *problems;
    struct ini_block *block;
};

/* --- systems --- */

static void add_uri(struct settling *s, const struct ini_pair *pair, const char *uri)
{
    struct arena *arena = s->problems->arena;
    const char *other = name_table_get(s->codes->uris, uri);
    if (other != NULL && strcmp(other, pair->key) != 0)
        ini_block_problem(s->block, pair->key, "\"%s\" is the address of \"%s\" already.", uri,
                          other);
    else if (other == NULL)
        s->codes->uris =
            name_table_add(s->codes->uris, arena, uri, uri, arena_string(arena, pair->key));
}

static void settle_systems(struct settling *s)
{
    struct arena *arena = s->problems->arena;
    for (size_t i = 0; i < s->block->count; i++) {
        const struct ini_pair *pair = &s->block->pairs[i];
        const char *cursor = pair->value;
        name_table_enter_folded(&s->codes->systems, arena, pair->key,
                                arena_string(arena, pair->key));
        for (const char *uri; (uri = text_next_part(arena, &cursor)) != NULL;)
            add_uri(s, pair, uri);
    }
}

static bool is_system(struct settling *s)
{
    struct nearest nearest;
    if (name_table_get_folded(s->codes->systems, s->block->heading) != NULL)
        return true;
    nearest_start(&nearest, s->block->heading);
    for (size_t i = 0; s->codes->systems != NULL && i < s->codes->systems->count; i++)
        nearest_try(&nearest, s->codes->systems->items[i].shown);
    ini_block_problem(s->block, NULL,
                      "[%s] is no system of codes.%s%s%s A system is named below [systems], with "
                      "its address.",
                      s->block->heading, nearest.name ? " Did you mean [" : "",
                      nearest.name ? nearest.name : "", nearest.name ? "]?" : "");
    return false;
}

/* --- what a code says --- */

static bool refuse_section(struct settling *s, const struct ini_pair *pair, const char *name)
{
    const char *near = schema_nearest_section(s->schema, name);
    if (schema_section(s->schema, name) != NULL) {
        ini_block_problem(s->block, pair->key, "No code can say anything of [%s].", name);
        return false;
    }
    ini_block_problem(s->block, pair->key,
                      "\"%s\" is no section of facts.ini.%s%s%s Write SECTION.KEY, such as "
                      "labs.inr.",
                      name, near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return false;
}

static bool refuse_key(struct settling *s, const struct ini_pair *pair,
                       const struct section *section, const char *key)
{
    const char *near = section->vocabulary != NULL ? vocabulary_nearest(section->vocabulary, key)
                                                   : section_nearest_fact(section, key);
    ini_block_problem(s->block, pair->key, "\"%s\" is no %s of [%s].%s%s%s", key,
                      section->vocabulary != NULL ? "word" : "fact", section->name,
                      near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return false;
}

/* Puts the section's and the fact's own names in place of those that the file wrote. */
static bool settle_key(struct settling *s, const struct ini_pair *pair, struct code_meaning *out)
{
    const struct section *section = schema_section(s->schema, out->section);
    if (section == NULL || section->role == ROLE_POLICY || section->kind == SECTION_RECORDS)
        return refuse_section(s, pair, out->section);
    out->section = section->name;
    if (out->key == NULL)
        return true;
    if (section->vocabulary == NULL) {
        const struct fact *fact = section_fact(s->schema, section, out->key);
        if (fact == NULL)
            return refuse_key(s, pair, section, out->key);
        out->key = fact->key;
    } else if (text_same(out->key, "others")) {
        out->key = "others";
    } else {
        const struct term *term = vocabulary_find(section->vocabulary, out->key);
        if (term == NULL)
            return refuse_key(s, pair, section, out->key);
        out->key = term->name;
    }
    return true;
}

/* "labs.platelets", or "allergies" for the whole list. */
static bool read_name(struct settling *s, const struct ini_pair *pair, char *name,
                      struct code_meaning *out)
{
    char *dot = strchr(name, '.');
    *out = (struct code_meaning){.section = name};
    if (dot != NULL) {
        *dot = '\0';
        out->key = dot + 1;
    }
    return settle_key(s, pair, out);
}

/* The same, and perhaps an answer: "patient.smoker = no". */
static bool read_meaning(struct settling *s, const struct ini_pair *pair, const char *part,
                         struct code_meaning *out)
{
    struct arena *arena = s->problems->arena;
    const char *equals = strchr(part, '=');
    size_t length = equals != NULL ? (size_t)(equals - part) : strlen(part);
    while (length > 0 && part[length - 1] == ' ')
        length--;
    if (!read_name(s, pair, arena_copy(arena, part, length), out))
        return false;
    if (equals == NULL)
        return true;
    out->value = arena_string(arena, equals + 1 + strspn(equals + 1, " "));
    if (out->key != NULL &&
        facts_take(s->schema, s->anatomy, arena, out->section, out->key, out->value))
        return true;
    ini_block_problem(s->block, pair->key, "\"%s\" does not take \"%s\".",
                      out->key != NULL ? out->key : out->section, out->value);
    return false;
}

static void add_meaning(struct settling *s, struct code_line *line, struct code_meaning meaning)
{
    line->meanings = arena_push(s->problems->arena, line->meanings, line->count, &line->capacity,
                                sizeof *line->meanings);
    line->meanings[line->count++] = meaning;
}

/* [days] today = 0, patient.weight = 365: how old what fills a fact without a day may be. */
static void read_days(struct settling *s, const struct ini_pair *pair, struct code_line *line)
{
    struct code_meaning meaning;
    if (!read_name(s, pair, arena_string(s->problems->arena, pair->key), &meaning))
        return;
    meaning.value = pair->value;
    size_t digits = strspn(pair->value, "0123456789");
    if (digits == 0 || digits > 6 || pair->value[digits] != '\0')
        ini_block_problem(s->block, pair->key, "\"%s\" takes a number of days, not \"%s\".",
                          pair->key, pair->value);
    else
        add_meaning(s, line, meaning);
}

static void read_meanings(struct settling *s, const struct ini_pair *pair, struct code_line *line,
                          bool *replaces)
{
    struct arena *arena = s->problems->arena;
    const char *cursor = pair->value;
    struct code_meaning meaning;
    for (const char *part; (part = text_next_part(arena, &cursor)) != NULL;) {
        if (strcmp(part, "replaces") == 0) {
            *replaces = true;
            continue;
        }
        if (!read_meaning(s, pair, part, &meaning))
            continue;
        line->meanings =
            arena_push(arena, line->meanings, line->count, &line->capacity, sizeof *line->meanings);
        line->meanings[line->count++] = meaning;
    }
}

/* --- one line --- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool agree(const struct code_line *a, const struct code_line *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++)
        if (!same_text(a->meanings[i].section, b->meanings[i].section) ||
            !same_text(a->meanings[i].key, b->meanings[i].key) ||
            !same_text(a->meanings[i].value, b->meanings[i].value))
            return false;
    return a->count == b->count;
}

/* Under which a code is kept; false if it has no room. */
static bool folded_code(char out[CODE_MOST], const char *system, const char *code)
{
    size_t length = text_fold(out, CODE_MOST, system);
    if (length + 2 >= CODE_MOST || strlen(code) + length + 2 >= CODE_MOST)
        return false;
    out[length] = ' ';
    text_fold(out + length + 1, CODE_MOST - length - 1, code);
    return true;
}

static void settle_line(struct settling *s, const struct ini_pair *pair)
{
    struct arena *arena = s->problems->arena;
    char key[CODE_MOST];
    bool replaces = false;
    struct code_line *line = arena_alloc(arena, sizeof *line);
    line->file = s->block->file;
    line->line = pair->line;
    if (strcmp(s->block->heading, "days") == 0)
        read_days(s, pair, line);
    else
        read_meanings(s, pair, line, &replaces);
    if (!folded_code(key, s->block->heading, pair->key))
        return;
    struct name *before = name_table_find(s->codes->codes, key, strlen(key));
    if (before == NULL) {
        s->codes->codes =
            name_table_add(s->codes->codes, arena, arena_string(arena, key), pair->key, line);
        return;
    }
    const struct code_line *other = before->value;
    if (replaces)
        before->value = line;
    else if (!agree(line, other))
        ini_block_problem(s->block, pair->key,
                          "\"%s\" says something else in %s, line %d. Write \", replaces\" behind "
                          "it if this is to take its place.",
                          pair->key, other->file, other->line);
}

static void settle_block(struct settling *s)
{
    if (strcmp(s->block->heading, "systems") == 0 || !is_system(s))
        return;
    for (size_t i = 0; i < s->block->count; i++) {
        const struct ini_pair *pair = &s->block->pairs[i];
        if (*pair->value != '\0')
            settle_line(s, pair);
        else
            ini_block_problem(s->block, pair->key,
                              "\"%s\" says nothing. Name a fact or a list behind the =, or delete "
                              "the line.",
                              pair->key);
    }
}

/* --- all --- */

void codes_read(struct codes *codes, const struct file *from, struct problems *problems)
{
    struct ini_blocks file = ini_blocks_read(from, problems);
    codes->files = arena_push(problems->arena, codes->files, codes->file_count,
                              &codes->file_capacity, sizeof *codes->files);
    codes->files[codes->file_count++] = file;
}

void codes_settle(struct codes *codes, const struct schema *schema, const struct anatomy *anatomy,
                  struct problems *problems)
{
    struct settling s = {codes, schema, anatomy, problems, NULL};
    for (size_t i = 0; i < codes->file_count; i++) {
        for (size_t k = 0; k < codes->files[i].count; k++) {
            s.block = codes->files[i].items[k];
            if (strcmp(s.block->heading, "systems") == 0)
                settle_systems(&s);
        }
    }
    for (size_t i = 0; i < codes->file_count; i++) {
        for (size_t k = 0; k < codes->files[i].count; k++) {
            s.block = codes->files[i].items[k];
            settle_block(&s);
        }
    }
}

const struct code_meaning *codes_find(const struct codes *codes, const char *system,
                                      const char *code, size_t index)
{
    char key[CODE_MOST];
    if (!folded_code(key, system, code))
        return NULL;
    const struct code_line *line = name_table_get(codes->codes, key);
    return line != NULL && index < line->count ? &line->meanings[index] : NULL;
}

const char *codes_system(const struct codes *codes, const char *uri)
{
    return name_table_get(codes->uris, uri);
}
