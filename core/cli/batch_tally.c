/* SPDX-License-Identifier: MIT */
#include "cli/batch_tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch_names.h"
#include "cli/batch_record.h"
#include "cli/command.h"
#include "cli/say.h"

enum { SHOWN = 20, BAR = 30, NAME_BYTES = 200 };

struct tally {
    struct names kinds[TALLY_KINDS]; /* from TALLY_REFUSED on those named first, and no more */
    size_t checked, refused;
    int rank, gravest; /* of the disposition counted last, and of those in TALLY_GRAVEST */
};

struct tally *tally_new(struct arena *arena)
{
    struct tally *tally = arena_alloc(arena, sizeof *tally);
    for (int kind = 0; kind < TALLY_KINDS; kind++)
        names_start(&tally->kinds[kind]);
    return tally;
}

void tally_free(struct tally *tally)
{
    for (int kind = 0; tally != NULL && kind < TALLY_KINDS; kind++)
        names_free(&tally->kinds[kind]);
}

/* --- notes: a letter for the kind, the name, a byte 0 --- */

static void note(struct buffer *notes, enum tally_kind kind, const char *name, const char *more)
{
    char letter = (char)('a' + (int)kind);
    size_t length = strlen(name);
    buffer_add_bytes(notes, &letter, 1);
    if (kind >= TALLY_REFUSED || length <= NAME_BYTES) {
        buffer_add(notes, name);
    } else {
        for (length = NAME_BYTES; ((unsigned char)name[length] & 0xc0) == 0x80; length--)
            ; /* a character is not cut */
        buffer_add_bytes(notes, name, length);
        buffer_add(notes, "...");
    }
    buffer_add_bytes(notes, more, strlen(more) + 1);
}

/* "P-12 (monday/a.ini)" */
static void note_who(struct buffer *notes, const char *input, const char *patient)
{
    if (patient == NULL || patient[0] == '\0') {
        note(notes, TALLY_GRAVEST, input, "");
        return;
    }
    note(notes, TALLY_GRAVEST, patient, " (");
    notes->length--; /* it goes on */
    buffer_add(notes, input);
    buffer_add_bytes(notes, ")", 2);
}

void tally_note_checked(struct buffer *notes, const char *input, const contra_result *result)
{
    note(notes, TALLY_DISPOSITION, contra_disposition_name(result->disposition), "");
    if (exit_code_of_outcome(result->disposition, true) != EXIT_FINE)
        note_who(notes, input, result->patient);
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

static int rank_of(const char *disposition)
{
    for (int i = CONTRA_PROCEED; i <= CONTRA_EMERGENCY_NOW; i++)
        if (strcmp(contra_disposition_name((contra_disposition)i), disposition) == 0)
            return i;
    return CONTRA_PROCEED;
}

/* Only the first are told: the records name all. */
static void count_first(struct names *names, const char *name)
{
    names->total++;
    if (names->count < SHOWN)
        names->items[names->count++] = (struct counted){arena_string(&names->arena, name), 1, 0};
}

/* The patient counted last is one of those who need not be told of, or of the gravest so far. */
static void count_gravest(struct tally *tally, const char *name)
{
    struct names *names = &tally->kinds[TALLY_GRAVEST];
    if (tally->rank < tally->gravest)
        return;
    if (tally->rank > tally->gravest) {
        names_free(names);
        names_start(names);
    }
    tally->gravest = tally->rank;
    count_first(names, name);
}

void tally_count(struct tally *tally, const struct buffer *notes)
{
    for (size_t at = 0; at < notes->length; at += strlen(notes->bytes + at) + 1) {
        enum tally_kind kind = (enum tally_kind)(notes->bytes[at] - 'a');
        const char *name = notes->bytes + at + 1;
        tally->checked += kind == TALLY_DISPOSITION;
        tally->refused += kind == TALLY_REFUSED;
        if (kind == TALLY_DISPOSITION)
            tally->rank = rank_of(name);
        if (kind == TALLY_GRAVEST)
            count_gravest(tally, name);
        else if (kind == TALLY_REFUSED)
            count_first(&tally->kinds[kind], name);
        else
            names_add(&tally->kinds[kind], name);
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
    const struct counted *left = a, *right = b;
    return rank_of(right->name) - rank_of(left->name);
}

/* Puts all into the order in which they are to be read: nothing is counted any more. */
static void sort(struct tally *tally)
{
    for (int kind = 0; kind < TALLY_REFUSED; kind++)
        qsort(tally->kinds[kind].items, tally->kinds[kind].count, sizeof(struct counted),
              kind == TALLY_DISPOSITION ? gravest_first : most_frequent_first);
}

/* How often names came beyond the first so many. */
static size_t left_out(const struct names *names, size_t listed)
{
    size_t left = names->total;
    for (size_t i = 0; i < names->count && i < listed; i++)
        left -= names->items[i].count;
    return left;
}

/* How many of a hundred are told of: of what is checked or, of reasons, of what is refused. */
static double share(const struct tally *tally, enum tally_kind kind, size_t count)
{
    size_t all = kind == TALLY_REASON ? tally->refused : tally->checked;
    return all > 0 ? 100.0 * (double)count / (double)all : 0;
}

static void write_title(struct buffer *out, const char *title)
{
    buffer_add(out, "\n");
    buffer_add(out, title);
    buffer_add(out, "\n");
}

/* What is not among the first so many. */
static void write_rest(const struct names *names, struct buffer *out, size_t shown)
{
    size_t left = left_out(names, shown), missed = 0;
    char line[120];
    if (left == 0)
        return;
    if (names->missed == 0)
        snprintf(line, sizeof line, "  %9zu       under %zu other names\n", left,
                 names->count - shown);
    else
        snprintf(line, sizeof line, "  %9zu       under other names, too many to count each\n",
                 left);
    buffer_add(out, line);
    for (size_t i = 0; i < shown; i++)
        missed = names->items[i].missed > missed ? names->items[i].missed : missed;
    snprintf(line, sizeof line, "  What stands above them may have come up to %zu times more.\n",
             missed);
    if (missed > 0)
        buffer_add(out, line);
}

static void write_bars(const struct tally *tally, struct buffer *out, enum tally_kind kind,
                       const char *title)
{
    static const char full[] = "##############################";
    const struct names *names = &tally->kinds[kind];
    char line[200];
    if (names->total == 0)
        return;
    write_title(out, title);
    size_t shown = 0; /* of the rest nobody knows which is the more frequent */
    while (shown < SHOWN && shown < names->count && names->items[shown].count > names->missed)
        shown++;
    for (size_t i = 0; i < shown; i++) {
        const struct counted *item = &names->items[i];
        double percent = share(tally, kind, item->count);
        int bar = percent >= 100 ? BAR : (int)(percent * BAR / 100 + 0.5);
        snprintf(line, sizeof line, "  %9zu %5.1f%% %-*.*s ", item->count, percent, BAR, bar, full);
        buffer_add(out, line);
        buffer_add_plain(out, item->name);
        buffer_add(out, "\n");
    }
    write_rest(names, out, shown);
}

static void write_first(const struct tally *tally, struct buffer *out, enum tally_kind kind,
                        const char *title)
{
    const struct names *names = &tally->kinds[kind];
    char line[80];
    if (names->total == 0)
        return;
    write_title(out, title);
    for (size_t i = 0; i < names->count; i++) {
        buffer_add(out, "  ");
        buffer_add_plain(out, names->items[i].name);
        buffer_add(out, "\n");
    }
    size_t left = left_out(names, SHOWN);
    snprintf(line, sizeof line, "  and %zu more: the records name all\n", left);
    if (left > 0)
        buffer_add(out, line);
}

static void write_text(const struct tally *tally, struct buffer *out, size_t before,
                       bool interrupted)
{
    char line[160];
    snprintf(line, sizeof line, "Checked %zu, refused %zu.\n", tally->checked, tally->refused);
    buffer_add(out, line);
    if (interrupted)
        buffer_add(out, "Interrupted: what is not done yet is not counted.\n");
    if (before > 0) {
        snprintf(line, sizeof line, "The %zu inputs of the run that was resumed are not counted.\n",
                 before);
        buffer_add(out, line);
    }
    write_bars(tally, out, TALLY_DISPOSITION, "What follows, of those checked");
    snprintf(line, sizeof line, "Who: %s",
             contra_disposition_name((contra_disposition)tally->gravest));
    write_first(tally, out, TALLY_GRAVEST, line);
    write_bars(tally, out, TALLY_RULE, "Rules that fired, and for how many of those checked");
    write_bars(tally, out, TALLY_QUESTION, "Open questions, and of how many of those checked");
    write_bars(tally, out, TALLY_UNRECOGNISED, "Words that no vocabulary knows");
    write_bars(tally, out, TALLY_REASON, "Why inputs were refused");
    write_first(tally, out, TALLY_REFUSED, "Refused inputs");
}

struct list {
    enum tally_kind kind;
    const char *name;
};

static void write_json_list(const struct tally *tally, struct buffer *out, const struct list *list)
{
    const struct names *names = &tally->kinds[list->kind];
    char number[80];
    buffer_add(out, ",\n  \"");
    buffer_add(out, list->name);
    buffer_add(out, "\": [");
    for (size_t i = 0; i < names->count; i++) {
        const struct counted *item = &names->items[i];
        size_t tenths = (size_t)(share(tally, list->kind, item->count) * 10 + 0.5);
        buffer_add(out, i > 0 ? ",\n    {\"name\": " : "\n    {\"name\": ");
        record_string(out, item->name);
        snprintf(number, sizeof number, ", \"count\": %zu, \"percent\": %zu.%zu", item->count,
                 tenths / 10, tenths % 10);
        if (list->kind < TALLY_REFUSED)
            buffer_add(out, number);
        buffer_add(out, "}");
    }
    buffer_add(out, names->count > 0 ? "\n  ]" : "]");
}

/* What a list does not say: how often names came that are not in it, and how much a count in it may
 * be too low. */
static void write_json_cut(const struct tally *tally, struct buffer *out, const struct list *list)
{
    const struct names *names = &tally->kinds[list->kind];
    char line[160];
    snprintf(line, sizeof line, "\n    \"%s\": {\"left_out\": %zu, \"too_low_by_at_most\": %zu}",
             list->name, left_out(names, names->count), names->missed);
    buffer_add(out, line);
}

static void write_json(const struct tally *tally, struct buffer *out, size_t before,
                       bool interrupted)
{
    static const struct list lists[] = {
        {TALLY_DISPOSITION, "dispositions"}, {TALLY_RULE, "rules"},
        {TALLY_QUESTION, "questions"},       {TALLY_UNRECOGNISED, "unrecognised"},
        {TALLY_REASON, "reasons"},           {TALLY_REFUSED, "refused_inputs"},
        {TALLY_GRAVEST, "gravest"},
    };
    const size_t count = sizeof lists / sizeof *lists;
    char line[200];
    snprintf(line, sizeof line,
             "{\n  \"schema\": \"contra-summary/1\",\n  \"checked\": %zu,\n  \"refused\": %zu,\n"
             "  \"not_counted\": %zu,\n  \"interrupted\": %s",
             tally->checked, tally->refused, before, interrupted ? "true" : "false");
    buffer_add(out, line);
    for (size_t i = 0; i < count; i++)
        write_json_list(tally, out, &lists[i]);
    buffer_add(out, ",\n  \"cut\": {");
    for (size_t i = 0; i < count; i++) {
        buffer_add(out, i > 0 ? "," : "");
        write_json_cut(tally, out, &lists[i]);
    }
    buffer_add(out, "\n  }\n}\n");
}

void tally_write(struct tally *tally, struct buffer *out, bool json, size_t before,
                 bool interrupted)
{
    sort(tally);
    if (json)
        write_json(tally, out, before, interrupted);
    else
        write_text(tally, out, before, interrupted);
}
