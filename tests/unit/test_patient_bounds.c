/* SPDX-License-Identifier: MIT */
/* What a list of terms is sure of must hold in every list that it could turn out to be: whatever
 * completes it, yes stays yes, no stays no, and counts stay between their ends. */
#include "sample_pack.h"

enum { TERMS_MOST = 32, FILTERS = 4 };

/* Everything that can be asked of the list of medications. */
struct answers {
    truth includes[TERMS_MOST];
    truth where[TERMS_MOST][FILTERS];
    double low[TERMS_MOST], high[TERMS_MOST];
};

/* A line: key and value. A list ends with a NULL. */
struct line {
    const char *key, *value;
};

static const struct vocabulary *words_of(struct sample *s)
{
    return schema_section(&s->schema, "medications")->vocabulary;
}

static struct answers ask_all(struct sample *s)
{
    static const char *const states[] = {"stopped", "high dose", "low dose"};
    static const struct entry_filter filters[FILTERS] = {
        {NULL, 0, -1}, {states, 1, -1}, {states + 1, 1, -1}, {states, 3, -1}};
    const struct list *list = list_of(s, "medications");
    struct answers answers;
    patient_settle(&s->patient);
    for (size_t i = 0; i < words_of(s)->count; i++) {
        const struct term *term = words_of(s)->terms[i];
        answers.includes[i] = list_includes(list, (unsigned)term->target);
        for (size_t k = 0; k < FILTERS; k++)
            answers.where[i][k] = list_includes_where(&s->patient, list, term, &filters[k]);
        list_count(&s->patient, list, &term, 1, &answers.low[i], &answers.high[i]);
    }
    return answers;
}

/* False if there is no such patient, because the lines contradict each other. */
static bool say_all(struct sample *s, const struct line *lines)
{
    for (size_t i = 0; lines[i].key != NULL; i++)
        if (!say(s, "medications", lines[i].key, lines[i].value))
            return false;
    return true;
}

static bool surely(truth before, truth after)
{
    return before == TRUTH_UNKNOWN || before == after;
}

static void check_bounds(struct sample *s, const struct answers *before, const char *what)
{
    struct answers after = ask_all(s);
    for (size_t i = 0; i < words_of(s)->count; i++) {
        const char *name = words_of(s)->terms[i]->name;
        if (!surely(before->includes[i], after.includes[i]))
            FAIL("%s: includes \"%s\"", what, name);
        for (size_t k = 0; k < FILTERS; k++)
            if (!surely(before->where[i][k], after.where[i][k]))
                FAIL("%s: includes \"%s\" with filter %zu", what, name, k);
        if (after.low[i] < before->low[i] || after.high[i] > before->high[i])
            FAIL("%s: counts \"%s\" as %g to %g, not %g to %g", what, name, after.low[i],
                 after.high[i], before->low[i], before->high[i]);
    }
}

static const struct line bases[][4] = {
    {{0}},
    {{"warfarin", "no"}},
    {{"warfarin", "stopped"}},
    {{"anticoagulant", "no"}},
    {{"anticoagulant", "yes"}},
    {{"anticoagulant", "stopped"}},
    {{"anticoagulant", ""}, {"warfarin", "no"}},
    {{"vitamin K antagonist", "no"}, {"antithrombotic", "yes"}},
    {{"diclofenac gel", "yes"}, {"warfarin", "5 mg"}},
    {{"warfrin", "yes"}, {"NSAID", "stopped"}},
    {{"Zqvortin", "checked, NSAID"}, {"steroid", "high dose"}},
    {{"botulinum toxin gel", "no"}, {"prednisolone", ""}},
    {{"prednisolone", "low dose"}, {"immunosuppressant", ""}},
};

static const char *const values[] = {"yes", "stopped", "no", "gel", "high dose"};

/* An open list, and the same with one line more, closed. */
static void add_a_line(struct sample *s, const struct line *base, const char *key,
                       const char *value)
{
    char what[200];
    next_patient(s);
    CHECK(say_all(s, base));
    struct answers before = ask_all(s);
    if (!say(s, "medications", key, value))
        return;
    snprintf(what, sizeof what, "beside \"%s\", \"%s = %s\"", test_text(base[0].key), key, value);
    check_bounds(s, &before, what);
    CHECK(say(s, "medications", "others", "no"));
    check_bounds(s, &before, what);
}

TEST(an_open_list_bounds_a_longer_one)
{
    struct sample s;
    sample_open(&s);
    CHECK(words_of(&s)->count <= TERMS_MOST);
    for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
        for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
            for (size_t t = 0; t < words_of(&s)->count; t++)
                add_a_line(&s, bases[b], words_of(&s)->terms[t]->name, values[v]);
            add_a_line(&s, bases[b], "diclofenac gel", values[v]);
        }
    }
    sample_close(&s);
}

static bool has_key(const struct line *lines, const char *key)
{
    for (; lines->key != NULL; lines++)
        if (strcmp(lines->key, key) == 0)
            return true;
    return false;
}

/* A closed list in which one line is not known for sure, and the same with that line replaced. */
static void replace_the_line(struct sample *s, const struct line *base, struct line doubtful,
                             const char *key, const char *value)
{
    char what[200];
    next_patient(s);
    CHECK(say(s, "medications", "others", "no"));
    if (has_key(base, doubtful.key) || !say_all(s, base) ||
        !say(s, "medications", doubtful.key, doubtful.value))
        return;
    struct answers before = ask_all(s);
    CHECK(patient_forget(&s->patient, "medications", doubtful.key));
    if (!say(s, "medications", key, value))
        return;
    snprintf(what, sizeof what, "beside \"%s\", \"%s = %s\" for \"%s = %s\"",
             test_text(base[0].key), key, value, doubtful.key, doubtful.value);
    check_bounds(s, &before, what);
}

TEST(an_unanswered_line_bounds_its_answers)
{
    struct sample s;
    sample_open(&s);
    for (size_t b = 0; b < sizeof bases / sizeof *bases; b++)
        for (size_t t = 0; t < words_of(&s)->count; t++)
            for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
                struct line doubtful = {words_of(&s)->terms[t]->name, ""};
                replace_the_line(&s, bases[b], doubtful, doubtful.key, values[v]);
            }
    sample_close(&s);
}

TEST(a_word_that_nobody_knows_bounds_what_it_may_be)
{
    struct sample s;
    char vouched[80];
    static const struct line doubtful = {"Xqvortin", "5 mg"};
    sample_open(&s);
    for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
        replace_the_line(&s, bases[b], doubtful, doubtful.key, "checked, no class");
        for (size_t t = 0; t < words_of(&s)->count; t++) {
            const char *name = words_of(&s)->terms[t]->name;
            snprintf(vouched, sizeof vouched, "checked, %s", name);
            replace_the_line(&s, bases[b], doubtful, doubtful.key, vouched);
            replace_the_line(&s, bases[b], doubtful, name, "yes");
            replace_the_line(&s, bases[b], doubtful, name, "high dose");
        }
    }
    sample_close(&s);
}

/* Is the second a member of the first, by the names in the pack? */
static bool is_member(const struct term *class, const struct term *term)
{
    return class != term && (class->members[term->index / 64] >> (term->index % 64) & 1) != 0;
}

TEST(a_class_bounds_its_members)
{
    struct sample s;
    sample_open(&s);
    for (size_t b = 0; b < sizeof bases / sizeof *bases; b++)
        for (size_t c = 0; c < words_of(&s)->count; c++)
            for (size_t t = 0; t < words_of(&s)->count; t++)
                for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
                    const struct term *class = words_of(&s)->terms[c];
                    const struct term *term = words_of(&s)->terms[t];
                    struct line doubtful = {class->name, values[v]};
                    if (is_member(class, term) && strcmp(values[v], "no") != 0)
                        replace_the_line(&s, bases[b], doubtful, term->name, values[v]);
                }
    sample_close(&s);
}

TESTS(CASE(an_open_list_bounds_a_longer_one), CASE(an_unanswered_line_bounds_its_answers),
      CASE(a_word_that_nobody_knows_bounds_what_it_may_be), CASE(a_class_bounds_its_members))
