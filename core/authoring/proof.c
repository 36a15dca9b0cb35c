/* SPDX-License-Identifier: MIT */
#include "authoring/proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/text.h"

#define FILE_MOST ((size_t)1 << 20)

void proof_add(struct proof *proof, const char *file, int line, const char *claim,
               const char *lacks)
{
    proof->items = arena_push(proof->arena, proof->items, proof->count, &proof->capacity,
                              sizeof *proof->items);
    proof->items[proof->count++] = (struct proof_item){file, line, claim, lacks, NULL};
}

/* --- what files list --- */

/* The text of a comment line behind its dashes and blanks, or NULL. */
static const char *comment_of(const char *line)
{
    line += strspn(line, " \t");
    if (strncmp(line, "--", 2) != 0)
        return NULL;
    line += strspn(line, "-");
    return line + strspn(line, " \t");
}

static const char *behind(const char *text, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(text, word, length) != 0)
        return NULL;
    return text + length + strspn(text + length, " :");
}

static void list(struct listings *listings, const char *file, int line, const char *text)
{
    listings->items = arena_push(listings->arena, listings->items, listings->count,
                                 &listings->capacity, sizeof *listings->items);
    listings->items[listings->count++] =
        (struct listed){file, line, arena_string(listings->arena, text), NULL, false};
}

/* The reason is of all lines above it that have none yet. */
static void give_reason(struct listings *listings, size_t from, const char *text)
{
    const char *reason = arena_string(listings->arena, text);
    for (size_t i = from; i < listings->count; i++)
        if (!listings->items[i].reason)
            listings->items[i].reason = reason;
}

static void read_line(struct listings *listings, size_t from, const char *file, int number,
                      const char *line)
{
    const char *comment = comment_of(line);
    const char *listed = comment ? behind(comment, "unnoticed:") : NULL;
    const char *reason = comment ? behind(comment, "because") : NULL;
    if (listed)
        list(listings, file, number, listed);
    else if (reason)
        give_reason(listings, from, reason);
}

void listings_read(struct listings *listings, const char *file)
{
    size_t from = listings->count;
    int number = 1;
    struct file read = file_read(listings->arena, file, FILE_MOST);
    if (!read.text)
        return;
    for (char *line = read.text, *end; *line; line = end, number++) {
        end = line + strcspn(line, "\n");
        if (*end)
            *end++ = '\0';
        line[strcspn(line, "\r")] = '\0';
        read_line(listings, from, file, number, line);
    }
}

/* --- putting them together --- */

static bool speaks_of(const struct listed *listed, const struct proof_item *item)
{
    size_t length = strlen(item->claim);
    if (strcmp(listed->file, item->file) != 0 || strncmp(listed->text, item->claim, length) != 0)
        return false;
    const char *rest = listed->text + length;
    return *rest == '\0' || (strncmp(rest, ": ", 2) == 0 && strcmp(rest + 2, item->lacks) == 0);
}

void proof_settle(struct proof *proof, struct listings *listings)
{
    for (size_t i = 0; i < proof->count; i++) {
        struct proof_item *item = &proof->items[i];
        for (size_t j = 0; item->lacks && j < listings->count; j++) {
            struct listed *listed = &listings->items[j];
            if (!listed->reason || !speaks_of(listed, item))
                continue;
            listed->met = true;
            item->reason = listed->reason;
        }
    }
}

void proof_count(const struct proof *proof, struct proof_score *score)
{
    for (size_t i = 0; i < proof->count; i++) {
        if (proof->items[i].reason)
            score->listed++;
        else
            score->all++;
        if (!proof->items[i].lacks)
            score->proved++;
    }
}

unsigned proof_permille(const struct proof_score *score)
{
    return score->all ? (unsigned)(score->proved * 1000 / score->all) : 1000;
}
