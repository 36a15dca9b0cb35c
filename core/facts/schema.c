/* SPDX-License-Identifier: MIT */
/* Looking things up in the schema, and loading all that a pack says of facts. */
#include "facts/schema.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "facts/anatomy.h"
#include "facts/name_table.h"
#include "facts/vocabulary.h"

struct section *schema_section(const struct schema *schema, const char *name)
{
    return name_table_get(schema->names, name);
}

struct fact *section_fact(const struct schema *schema, const struct section *section,
                          const char *key)
{
    (void)schema;
    return name_table_get(section->keys, key);
}

const char *schema_nearest_section(const struct schema *schema, const char *name)
{
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < schema->section_count; i++)
        nearest_try(&nearest, schema->sections[i]->name);
    return nearest.name;
}

const char *section_nearest_fact(const struct section *section, const char *key)
{
    struct nearest nearest;
    nearest_start(&nearest, key);
    for (size_t i = 0; i < section->fact_count; i++)
        nearest_try(&nearest, section->facts[i]->key);
    return nearest.name;
}

uint32_t fact_choice(const struct fact *fact, const char *word)
{
    for (size_t i = 0; i < fact->choice_count; i++)
        if (text_same(fact->choices[i].name, word))
            return fact->choices[i].leaves;
    return 0;
}

static struct fact *find_policy(const struct schema *schema, const char *name, const char **near)
{
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        if (section->role != ROLE_POLICY)
            continue;
        struct fact *fact = section_fact(schema, section, name);
        if (fact != NULL)
            return fact;
        for (size_t k = 0; k < section->fact_count; k++)
            nearest_try(&nearest, section->facts[k]->key);
    }
    *near = nearest.name;
    return NULL;
}

void schema_set_policy(struct schema *schema, const char *name, const char *value, const char *file,
                       int line, struct problems *problems)
{
    const char *near = NULL;
    const struct fact *fact = find_policy(schema, name, &near);
    if (fact == NULL && near != NULL)
        problem_add(problems, file, line, "\"%s\" is no policy. Did you mean \"%s\"?", name, near);
    else if (fact == NULL)
        problem_add(problems, file, line, "\"%s\" is no policy of facts.ini.", name);
    if (fact == NULL)
        return;
    char why[512];
    struct value chosen;
    if (!value_read(&chosen, fact, value, schema->arena, why, sizeof why)) {
        problem_add(problems, file, line, "%s", why);
        return;
    }
    chosen.basis = BASIS_POLICY;
    schema->initial[fact->index] = chosen;
}

/* --- the folder of a pack --- */

void facts_read_folder(struct schema *schema, struct anatomy *anatomy, const struct folder *folder,
                       const char *pack, struct problems *problems)
{
    struct arena *arena = problems->arena;
    struct file regions = folder_file(arena, folder, "regions.ini");
    struct file facts = folder_file(arena, folder, "facts.ini");
    struct file codes = folder_file(arena, folder, "codes.ini");
    if (regions.error != ENOENT)
        anatomy_read(anatomy, &regions, problems);
    if (facts.error != ENOENT)
        schema_read(schema, &facts, problems);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        if (section->vocabulary_file == NULL)
            continue;
        struct file words = folder_file(arena, folder, section->vocabulary_file);
        if (words.error != ENOENT)
            vocabulary_read(section->vocabulary, &words, pack, anatomy, problems);
    }
    if (codes.error != ENOENT)
        codes_read(&schema->codes, &codes, problems);
}

static void require_words(const struct section *section, struct problems *problems)
{
    if (section->vocabulary->count == 0 && section->vocabulary_file != NULL)
        problem_add(problems, section->file, section->line,
                    "[section %s] names the vocabulary \"%s\", which has no terms or is not there.",
                    section->name, section->vocabulary_file);
}

/* Sites come first, because they are regions; places of other vocabularies may name them. */
void facts_seal(struct schema *schema, struct anatomy *anatomy, struct problems *problems)
{
    if (schema->sites != NULL)
        vocabulary_seal(schema->sites->vocabulary, problems);
    anatomy_seal(anatomy, schema->sites == NULL ? NULL : schema->sites->vocabulary, problems);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        if (section->vocabulary == NULL)
            continue;
        require_words(section, problems);
        if (section != schema->sites)
            vocabulary_seal(section->vocabulary, problems);
    }
    codes_settle(&schema->codes, schema, anatomy, problems);
}
