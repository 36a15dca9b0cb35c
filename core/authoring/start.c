/* SPDX-License-Identifier: MIT */
#include "authoring/start.h"

#include <string.h>

#include "base/text.h"

/* --- what of the pack to begin with --- */

/* The first answer of the form that is no unless somebody says yes. */
static const struct fact *fact_to_begin_with(const struct rulebook *book)
{
    for (size_t i = 0; i < book->schema.fact_count; i++) {
        const struct fact *fact = book->schema.facts[i];
        if (fact->type == FACT_YES_NO && fact->has_default && fact->section->role == ROLE_NONE &&
            !fact->modality)
            return fact;
    }
    return NULL;
}

/* A rule of one's own rests on judgement until the literature is named. */
static const char *source_to_begin_with(const struct rulebook *book)
{
    for (size_t i = 0; i < book->source_count; i++)
        if (book->sources[i]->kind && strcmp(book->sources[i]->kind, "judgement") == 0)
            return book->sources[i]->key;
    return book->source_count ? book->sources[0]->key : NULL;
}

static const char *effects_told(const struct rulebook *book, struct arena *arena)
{
    struct text told;
    text_start(&told, arena);
    for (size_t i = 0; i < book->effect_count; i++)
        text_addf(&told, "%s%s",
                  i == 0       ? ""
                  : i % 5 == 0 ? ",\n  --   "
                               : ", ",
                  book->effects[i]->key);
    return told.bytes;
}

bool start_name_is_right(const char *name)
{
    return *name != '\0' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* --- the file --- */

static const char head[] = "-- TODO: why. One or two sentences: what goes wrong in the body, and "
                           "what nobody knows for sure.\n"
                           "\n"
                           "rule \"%s\" {\n"
                           "  title   = \"TODO: a few words, as a heading\",\n"
                           "\n";

static const char conditions[] =
    "  -- When does it hold? Take the grades that you need, gravest first: absolute, relative,\n"
    "  -- precaution, advice. Join conditions with & (and), | (or), ~ (not). For instance:\n"
    "  --   conditions:include \"epilepsy\"    labs.inr:above(3)    site:near \"lung\"\n"
    "  -- \"contra facts WORD\" and \"contra terms WORD\" tell what can be asked.\n"
    "  precaution = %s,\n"
    "\n"
    "  -- What the report says then, and what to do. {site} names the site, if it is about one.\n"
    "  finding = \"TODO: what was found.\",\n"
    "  action  = \"TODO: what to do.\",\n"
    "\n"
    "  -- reviewed = { by = \"...\", on = \"2026-11-22\", again_by = \"2027-11-22\" },\n"
    "\n";

static const char examples[] =
    "  -- Examples prove the rule. Each starts from a healthy patient and says what differs. Write "
    "one\n"
    "  -- for each grade, for both sides of each number, for what is not known, and for silence.\n"
    "  examples = {\n"
    "    { \"TODO: nothing to report\", %s = { %s = false }, gives = \"clear\" },\n"
    "    { \"TODO: it is so\", %s = { %s = true }, gives = \"precaution\" },\n"
    "    { \"TODO: nobody asked\", %s = { %s = unknown }, gives = \"clear\",\n"
    "      could_be = \"precaution\" },\n"
    "  },\n"
    "}\n";

static void add_about(struct text *text, const struct rulebook *book)
{
    const char *source = source_to_begin_with(book);
    if (book->effect_count)
        text_addf(text,
                  "  -- Which side effect it prevents, if any; one of:\n"
                  "  --   %s\n"
                  "  -- effect = \"%s\",\n\n",
                  effects_told(book, text->arena), book->effects[0]->key);
    if (source)
        text_addf(
            text,
            "  -- What it rests on: keys of sources.ini, which a pack of your own may have too.\n"
            "  sources = { \"%s\" },\n\n",
            source);
}

const char *start_rule(struct arena *arena, const struct rulebook *book, const char *name)
{
    struct text text;
    const struct fact *fact = fact_to_begin_with(book);
    if (!fact)
        return NULL;
    const char *section = fact->section->name, *key = fact->key;
    text_start(&text, arena);
    text_addf(&text, head, name);
    add_about(&text, book);
    text_addf(&text, conditions, fact->name);
    text_addf(&text, examples, section, key, section, key, section, key);
    return text.bytes;
}

const char *start_pack(struct arena *arena, const struct rulebook *book, const char *name)
{
    const struct pack *base = book->packs[0];
    size_t length = strcspn(base->version, ".");
    if (base->version[length] == '.')
        length += 1 + strcspn(base->version + length + 1, ".");
    return arena_format(arena,
                        "; Rules of our own, on top of a shipped pack.\n"
                        "\n"
                        "[pack]\n"
                        "name = %s\n"
                        "version = 1\n"
                        "reviewed = not yet\n"
                        "extends = %s %.*s\n",
                        name, base->name, (int)length, base->version);
}
