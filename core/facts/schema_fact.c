/* SPDX-License-Identifier: MIT */
#include "facts/schema_fact.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { LEAVES_MOST = 32 };

bool fact_replaces_rightly(struct ini_block *block, const char *what, bool replaces,
                           const char *file, int line)
{
    if (file != NULL && !replaces) {
        ini_block_problem(block, NULL,
                          "\"%s\" is defined already, in %s:%d. Say replaces = yes to define it "
                          "again.",
                          what, file, line);
        return false;
    }
    if (file == NULL && replaces)
        ini_block_problem(block, "replaces", "There is no \"%s\" that this could replace.", what);
    return true;
}

/* --- numbers --- */

/* Exactly one number, blanks around it allowed. */
static bool read_exactly(const char *text, double *out)
{
    text += strspn(text, " ");
    return text_read_number(&text, out) && text[strspn(text, " ")] == '\0';
}

/* "lb 0.45359237" or "F 0.5555555556 -17.7777777778". */
static bool read_unit(struct unit *unit, const char *text, struct arena *arena)
{
    size_t name = strcspn(text, " ");
    const char *cursor = text + name + strspn(text + name, " ");
    unit->name = arena_copy(arena, text, name);
    unit->offset = 0;
    if (name == 0 || !text_read_number(&cursor, &unit->factor) || unit->factor <= 0)
        return false;
    return *cursor == '\0' || read_exactly(cursor, &unit->offset);
}

static void read_units(struct fact *fact, struct ini_block *block, struct arena *arena)
{
    const char *own = ini_block_value(block, "unit");
    struct words also = ini_block_words(block, "also_units");
    struct unit *units = arena_alloc(arena, (also.count + 1) * sizeof *units);
    if (own == NULL) {
        if (also.count > 0)
            ini_block_problem(block, "also_units", "also_units needs a unit to convert to.");
        return;
    }
    units[fact->unit_count++] = (struct unit){own, 1, 0};
    for (size_t i = 0; i < also.count; i++) {
        if (read_unit(&units[fact->unit_count], also.items[i], arena))
            fact->unit_count++;
        else
            ini_block_problem(block, "also_units",
                              "\"%s\" is no unit. Write its name, a factor and, if there is one, "
                              "an offset: F 0.5556 -17.7778.",
                              also.items[i]);
    }
    fact->units = units;
}

/* "2 .. 400"; either end may be left out. */
static void read_range(struct fact *fact, struct ini_block *block, struct arena *arena)
{
    const char *range = ini_block_value(block, "range");
    fact->low = -INFINITY;
    fact->high = INFINITY;
    if (range == NULL)
        return;
    const char *dots = strstr(range, "..");
    bool sound = dots != NULL;
    if (sound && dots[2 + strspn(dots + 2, " ")] != '\0')
        sound = read_exactly(dots + 2, &fact->high);
    if (sound && dots != range)
        sound = read_exactly(arena_copy(arena, range, (size_t)(dots - range)), &fact->low);
    if (!sound || fact->low > fact->high)
        ini_block_problem(block, "range", "\"%s\" is no range. Write it so: 2 .. 400.", range);
}

static void read_number_keys(struct fact *fact, struct ini_block *block, struct arena *arena)
{
    read_units(fact, block, arena);
    read_range(fact, block, arena);
    const char *step = ini_block_value(block, "step");
    if (step != NULL && (!read_exactly(step, &fact->step) || fact->step <= 0))
        ini_block_problem(block, "step", "\"%s\" is no step: it is a number above 0.", step);
    const char *also = ini_block_value(block, "also");
    fact->may_be_none = also != NULL && strcmp(also, "none") == 0;
    if (also != NULL && !fact->may_be_none)
        ini_block_problem(block, "also", "\"also\" takes none, not \"%s\".", also);
}

/* --- choices --- */

struct choice_reading {
    struct fact *fact;
    struct choice *choices;
    unsigned leaves;
    struct ini_block *block;
    struct arena *arena;
};

static void add_choice(struct choice_reading *reading, const char *start, size_t length,
                       uint32_t leaves)
{
    while (length > 0 && *start == ' ')
        start++, length--;
    while (length > 0 && start[length - 1] == ' ')
        length--;
    const char *name = arena_copy(reading->arena, start, length);
    if (length == 0)
        ini_block_problem(reading->block, "choices", "\"choices\" has an empty part.");
    else if (fact_choice(reading->fact, name) != 0)
        ini_block_problem(reading->block, "choices", "\"%s\" stands twice.", name);
    reading->choices[reading->fact->choice_count++] = (struct choice){name, leaves};
}

static uint32_t next_leaf(struct choice_reading *reading)
{
    if (reading->leaves >= LEAVES_MOST) {
        ini_block_problem(reading->block, "choices", "A choice has at most %d words.", LEAVES_MOST);
        return 1;
    }
    return (uint32_t)1 << reading->leaves++;
}

/* "supine, prone, side" inside brackets: each is a leaf. Returns the bits of all. */
static uint32_t add_leaves(struct choice_reading *reading, const char *start, const char *end)
{
    uint32_t all = 0;
    while (start <= end) {
        size_t length = strcspn(start, ",)");
        uint32_t leaf = next_leaf(reading);
        add_choice(reading, start, length, leaf);
        all |= leaf;
        start += length + 1;
    }
    return all;
}

/* "lying (supine, prone, side), sitting, standing" */
static void read_choices(struct fact *fact, struct ini_block *block, struct arena *arena)
{
    const char *text = ini_block_value(block, "choices");
    if (text == NULL) {
        ini_block_problem(block, NULL, "A choice needs its choices.");
        return;
    }
    struct choice *choices = arena_alloc(arena, (strlen(text) + 2) * sizeof *choices);
    struct choice_reading reading = {fact, choices, 0, block, arena};
    fact->choices = choices;
    for (;;) {
        const char *end = text + strcspn(text, ",(");
        const char *close = *end == '(' ? strchr(end, ')') : NULL;
        if (*end == '(' && close == NULL) {
            ini_block_problem(block, "choices", "A bracket is not closed.");
            return;
        }
        struct choice *choice = &choices[fact->choice_count];
        add_choice(&reading, text, (size_t)(end - text), 0);
        choice->leaves = close ? add_leaves(&reading, end + 1, close - 1) : next_leaf(&reading);
        text = close ? close + 1 + strspn(close + 1, " ") : end;
        if (*text != ',')
            break;
        text++;
    }
    if (*text != '\0')
        ini_block_problem(block, "choices", "\"%s\" stands behind a bracket.", text);
}

/* --- all keys --- */

static void read_type(struct fact *fact, struct ini_block *block, struct arena *arena)
{
    static const char *const names[] = {"yes-no", "number", "choice", "date", "text", "sites"};
    const char *type = ini_block_value(block, "type");
    size_t i = 0;
    while (i < sizeof names / sizeof *names && (type == NULL || strcmp(type, names[i]) != 0))
        i++;
    fact->low = -INFINITY;
    fact->high = INFINITY;
    if (i == sizeof names / sizeof *names) {
        fact->type = FACT_TEXT;
        ini_block_problem(block, "type",
                          "A fact needs its type: yes-no, number, choice, date or text.");
        return;
    }
    fact->type = (enum fact_type)i;
    if (fact->type == FACT_NUMBER)
        read_number_keys(fact, block, arena);
    if (fact->type == FACT_CHOICE)
        read_choices(fact, block, arena);
    if (fact->type == FACT_SITES && fact->section->kind != SECTION_RECORDS)
        ini_block_problem(block, "type", "Only records have facts of type sites.");
}

/* An answer that facts.ini itself gives: if_not_mentioned, default. */
static bool read_answer(struct value *out, const struct fact *fact, struct ini_block *block,
                        const char *key, struct arena *arena)
{
    char why[512];
    const char *written = ini_block_value(block, key);
    if (written == NULL)
        return false;
    if (value_read(out, fact, written, arena, why, sizeof why))
        return true;
    ini_block_problem(block, key, "%s", why);
    return false;
}

static void read_policy(struct fact *fact, struct ini_block *block, struct arena *arena,
                        struct value *initial)
{
    if (read_answer(initial, fact, block, "default", arena))
        initial->basis = BASIS_POLICY;
    else if (ini_block_value(block, "default") == NULL)
        ini_block_problem(block, NULL, "A policy needs its default.");
    if (fact->type != FACT_CHOICE && fact->type != FACT_YES_NO && fact->type != FACT_NUMBER)
        ini_block_problem(block, "type", "A policy is a choice, yes-no or a number.");
}

static void require_question(const struct fact *fact, struct ini_block *block)
{
    bool needless = fact->derived || fact->type == FACT_TEXT || fact->section->role == ROLE_POLICY;
    if (fact->question == NULL && !needless)
        ini_block_problem(block, NULL, "\"%s\" needs a question.", fact->name);
}

void fact_read_keys(struct fact *fact, struct ini_block *block, struct arena *arena,
                    struct value *initial)
{
    fact->file = block->file;
    fact->line = block->line;
    fact->identifying = ini_block_yes(block, "identifying");
    read_type(fact, block, arena);
    fact->question = ini_block_value(block, "question");
    fact->called = ini_block_value(block, "called");
    fact->dated = ini_block_yes(block, "dated");
    fact->derived = ini_block_yes(block, "derived");
    fact->is_id = ini_block_yes(block, "id");
    fact->unused = ini_block_value(block, "unused");
    fact->modality = ini_block_value(block, "modality");
    fact->has_default =
        read_answer(&fact->if_not_mentioned, fact, block, "if_not_mentioned", arena);
    if (fact->section->role == ROLE_POLICY)
        read_policy(fact, block, arena, initial);
    if (fact->modality != NULL && fact->type != FACT_YES_NO)
        ini_block_problem(block, "modality", "Only a yes-no fact says that a modality is planned.");
    require_question(fact, block);
}
