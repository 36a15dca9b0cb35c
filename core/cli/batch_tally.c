/* SPDX-License-Identifier: MIT */
#include "cli/batch_tally.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch_record.h"

enum { NAMES_MOST = 4096, SLOTS = 2 * NAMES_MOST, SHOWN = 20, BAR = 30 };

struct counted {
    const char *name;
    size_t count;
};

/* Names by hash, at most NAMES_MOST; what comes later is counted together. */
struct names {
    struct counted items[NAMES_MOST];
    uint16_t slots[SLOTS]; /* index + 1; 0: empty */
    size_t count, others;
};

struct tally {
    struct arena *arena;
    struct names kinds[TALLY_KINDS];
    size_t checked, refused;
};

struct tally *tally_new(struct arena *arena)
{
    struct tally *tally = arena_alloc(arena, sizeof *tally);
    tally->arena = arena;
    return tally;
}

/* --- notes: a letter for the kind, the name, a byte 0 --- */

static void note(struct buffer *notes, enum tally_kind kind, const char *name, const char *more)
{
    char letter = (char)('a' + (int)kind);
    buffer_add_bytes(notes, &letter, 1);
    buffer_add(notes, name);
    buffer_add_bytes(notes, more, strlen(more) + 1);
}

void tally_note_checked(struct buffer *notes, const contra_result *result)
{
    note(notes, TALLY_DISPOSITION, contra_disposition_name(result->disposition), "");
    for (size_t i = 0; i < result->finding_count; i++)
        if (record_tells(result, i))
            note(notes, TALLY_RULE, result->findings[i]->rule, "");
    for (size_t i = 0; i < result->question_count; i++)
        note(notes, TALLY_QUESTION, result->questions[i]->fact, "");
    for (size_t i = 0; i < result->unrecognised_count; i++) {
        const contra_unrecognised *word = result->unrecognised[i];
        char section[80];
        snprintf(section, sizeof section, " [%s]", word->section);
        note(notes, TALLY_UNRECOGNISED, word->term, section);
    }
}

void tally_note_refused(struct buffer *notes, const char *input, const char *why)
{
    note(notes, TALLY_REASON, why, "");
    note(notes, TALLY_REFUSED, input, "");
}

/* --- counting --- */

static uint32_t hash_of(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

static void count_name(struct tally *tally, struct names *names, const char *name)
{
    size_t slot = hash_of(name) % SLOTS;
    for (; names->slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        struct counted *item = &names->items[names->slots[slot] - 1];
        if (strcmp(item->name, name) == 0) {
            item->count++;
            return;
        }
    }
    if (names->count == NAMES_MOST) {
        names->others++;
        return;
    }
    names->items[names->count] = (struct counted){arena_string(tally->arena, name), 1};
    names->slots[slot] = (uint16_t)++names->count;
}

/* Which inputs were refused is told of the first only: the records name all. */
static void count_refused(struct tally *tally, struct names *names, const char *name)
{
    if (names->count < SHOWN)
        names->items[names->count++] = (struct counted){arena_string(tally->arena, name), 1};
    else
        names->others++;
}

void tally_count(struct tally *tally, const struct buffer *notes)
{
    for (size_t at = 0; at < notes->length; at += strlen(notes->bytes + at) + 1) {
        enum tally_kind kind = (enum tally_kind)(notes->bytes[at] - 'a');
        const char *name = notes->bytes + at + 1;
        tally->checked += kind == TALLY_DISPOSITION;
        tally->refused += kind == TALLY_REFUSED;
        if (kind == TALLY_REFUSED)
            count_refused(tally, &tally->kinds[kind], name);
        else
            count_name(tally, &tally->kinds[kind], name);
    }
}

/* --- writing --- */

/* Of those equally frequent, by name. */
static int most_frequent_first(const void *a, const void *b)
{
    const struct counted *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return strcmp(left->name, right->name);
}

static int gravest_first(const void *a, const void *b)
{
    int rank[2] = {0, 0};
    const struct counted *pair[2] = {a, b};
    for (int side = 0; side < 2; side++)
        for (int i = CONTRA_PROCEED; i <= CONTRA_EMERGENCY_NOW; i++)
            if (strcmp(contra_disposition_name((contra_disposition)i), pair[side]->name) == 0)
                rank[side] = i;
    return rank[1] - rank[0];
}

/* A copy in the order in which it is to be read. */
static struct counted *sorted(const struct tally *tally, enum tally_kind kind)
{
    const struct names *names = &tally->kinds[kind];
    struct counted *items = arena_alloc(tally->arena, (names->count + 1) * sizeof *items);
    memcpy(items, names->items, names->count * sizeof *items);
    if (kind != TALLY_REFUSED)
        qsort(items, names->count, sizeof *items,
              kind == TALLY_DISPOSITION ? gravest_first : most_frequent_first);
    return items;
}

/* How many of a hundred are told of: of what is checked or, of reasons, of what is refused. */
static double share(const struct tally *tally, enum tally_kind kind, size_t count)
{
    size_t all = kind == TALLY_REASON ? tally->refused : tally->checked;
    return all > 0 ? 100.0 * (double)count / (double)all : 0;
}

static void write_bars(const struct tally *tally, struct buffer *out, enum tally_kind kind,
                       const char *title)
{
    static const char full[] = "##############################";
    const struct names *names = &tally->kinds[kind];
    struct counted *items = sorted(tally, kind);
    char line[200];
    if (names->count == 0)
        return;
    buffer_add(out, "\n");
    buffer_add(out, title);
    buffer_add(out, "\n");
    for (size_t i = 0; i < names->count && i < SHOWN; i++) {
        double percent = share(tally, kind, items[i].count);
        int bar = percent >= 100 ? BAR : (int)(percent * BAR / 100 + 0.5);
        snprintf(line, sizeof line, "  %9zu %5.1f%% %-*.*s ", items[i].count, percent, BAR, bar,
                 full);
        buffer_add(out, line);
        buffer_add(out, items[i].name);
        buffer_add(out, "\n");
    }
    size_t left = names->others + (names->count > SHOWN ? names->count - SHOWN : 0);
    if (left == 0)
        return;
    snprintf(line, sizeof line, "  and %zu more\n", left);
    buffer_add(out, line);
}

static void write_refused(const struct tally *tally, struct buffer *out)
{
    const struct names *names = &tally->kinds[TALLY_REFUSED];
    char line[80];
    if (names->count == 0)
        return;
    buffer_add(out, "\nRefused inputs\n");
    for (size_t i = 0; i < names->count; i++) {
        buffer_add(out, "  ");
        buffer_add(out, names->items[i].name);
        buffer_add(out, "\n");
    }
    if (names->others == 0)
        return;
    snprintf(line, sizeof line, "  and %zu more: the records name all\n", names->others);
    buffer_add(out, line);
}

static void write_text(const struct tally *tally, struct buffer *out, size_t before)
{
    char line[160];
    snprintf(line, sizeof line, "Checked %zu, refused %zu.\n", tally->checked, tally->refused);
    buffer_add(out, line);
    if (before > 0) {
        snprintf(line, sizeof line, "The %zu inputs of the run that was resumed are not counted.\n",
                 before);
        buffer_add(out, line);
    }
    write_bars(tally, out, TALLY_DISPOSITION, "What follows, of those checked");
    write_bars(tally, out, TALLY_RULE, "Rules that fired, and for how many of those checked");
    write_bars(tally, out, TALLY_QUESTION, "Open questions, and of how many of those checked");
    write_bars(tally, out, TALLY_UNRECOGNISED, "Words that no vocabulary knows");
    write_bars(tally, out, TALLY_REASON, "Why inputs were refused");
    write_refused(tally, out);
}

static void write_json_kind(const struct tally *tally, struct buffer *out, enum tally_kind kind,
                            const char *name)
{
    const struct names *names = &tally->kinds[kind];
    struct counted *items = sorted(tally, kind);
    char number[80];
    buffer_add(out, ",\n  \"");
    buffer_add(out, name);
    buffer_add(out, "\": [");
    for (size_t i = 0; i < names->count; i++) {
        buffer_add(out, i > 0 ? ",\n    {\"name\": " : "\n    {\"name\": ");
        record_string(out, items[i].name);
        size_t tenths = (size_t)(share(tally, kind, items[i].count) * 10 + 0.5);
        snprintf(number, sizeof number, ", \"count\": %zu, \"percent\": %zu.%zu}", items[i].count,
                 tenths / 10, tenths % 10);
        buffer_add(out, number);
    }
    buffer_add(out, names->count > 0 ? "\n  ]" : "]");
}

static void write_json(const struct tally *tally, struct buffer *out, size_t before)
{
    char line[200];
    snprintf(line, sizeof line,
             "{\n  \"schema\": \"contra-summary/1\",\n  \"checked\": %zu,\n  \"refused\": %zu,\n"
             "  \"not_counted\": %zu",
             tally->checked, tally->refused, before);
    buffer_add(out, line);
    write_json_kind(tally, out, TALLY_DISPOSITION, "dispositions");
    write_json_kind(tally, out, TALLY_RULE, "rules");
    write_json_kind(tally, out, TALLY_QUESTION, "questions");
    write_json_kind(tally, out, TALLY_UNRECOGNISED, "unrecognised");
    write_json_kind(tally, out, TALLY_REASON, "reasons");
    write_json_kind(tally, out, TALLY_REFUSED, "refused_inputs");
    buffer_add(out, "\n}\n");
}

void tally_write(const struct tally *tally, struct buffer *out, bool json, size_t before)
{
    if (json)
        write_json(tally, out, before);
    else
        write_text(tally, out, before);
}
