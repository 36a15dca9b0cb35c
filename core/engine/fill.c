/* SPDX-License-Identifier: MIT */
/* Fills the braces of a rule's texts with the patient's own values. Their names were checked when
 * the pack loaded. */
#include <string.h>

#include "base/text.h"
#include "engine/check.h"

/* The patient's words for what is in a class: "warfarin and aspirin". */
static const char *words_of_class(struct check *check, const struct section *section,
                                  const char *name)
{
    static const struct entry_filter any = {NULL, 0, -1};
    const struct list *list = &check->patient->lists[section->list_index];
    const struct term *term = vocabulary_find(section->vocabulary, name);
    struct text words;
    size_t left = 0;
    text_start(&words, check->arena);
    for (size_t i = 0; term && i < list->count; i++)
        left += entry_matches(check->patient, &list->entries[i], term, &any) == TRUTH_YES;
    for (size_t i = 0; left && i < list->count; i++) {
        if (entry_matches(check->patient, &list->entries[i], term, &any) != TRUTH_YES)
            continue;
        left--;
        text_addf(&words, "%s%s", list->entries[i].key, left > 1 ? ", " : left == 1 ? " and " : "");
    }
    return words.length ? words.bytes : name;
}

static const char *value_of(struct check *check, const char *word, const char *sites,
                            const struct check_answer *answer)
{
    if (strcmp(word, "site") == 0)
        return sites;
    for (size_t i = 0; answer && i < answer->value_count; i++)
        if (strcmp(answer->names[i], word) == 0)
            return answer->values[i];
    const char *mark = strpbrk(word, ".:");
    if (!mark)
        return "?";
    const char *name = arena_copy(check->arena, word, (size_t)(mark - word));
    const struct section *section = schema_section(&check->book->schema, name);
    if (*mark == ':')
        return words_of_class(check, section, mark + 1);
    const struct fact *fact = section_fact(&check->book->schema, section, mark + 1);
    const struct value *value = &check->patient->values[fact->index];
    if (value->state == VALUE_UNKNOWN)
        return "not known";
    return value_written(value, fact, check->arena);
}

/* A sentence begins with a capital, also if it begins with a site. */
static void capitalise(char *text)
{
    if (*text >= 'a' && *text <= 'z')
        *text = (char)(*text - 'a' + 'A');
}

const char *template_fill(struct check *check, const char *text, const char *sites,
                          const struct check_answer *answer)
{
    if (!text)
        return NULL;
    struct text filled;
    text_start(&filled, check->arena);
    for (const char *open; (open = strchr(text, '{')); text = strchr(open, '}') + 1) {
        size_t length = (size_t)(strchr(open, '}') - open) - 1;
        text_add_bytes(&filled, text, (size_t)(open - text));
        text_add(&filled,
                 value_of(check, arena_copy(check->arena, open + 1, length), sites, answer));
    }
    text_add(&filled, text);
    capitalise(filled.bytes);
    return filled.bytes;
}
