/* SPDX-License-Identifier: MIT */
/* facts.ini, and values as they stand right of `=`. */
#include <math.h>

#include "sample_pack.h"

/* --- reading facts.ini --- */

static struct arena arena;
static struct schema schema;
static struct problems problems;

static void read_schema(const char *text)
{
    arena_free(&arena);
    memset(&schema, 0, sizeof schema);
    memset(&problems, 0, sizeof problems);
    schema.arena = problems.arena = &arena;
    const char *path = pack_file(text);
    struct file file = file_read(&arena, path, 10000);
    schema_read(&schema, &file, &problems);
    remove(path);
}

#define SCHEMA_SAYS(text, message)                                                                 \
    do {                                                                                           \
        read_schema(text);                                                                         \
        CHECK_TEXT(last_problem(&problems), message);                                              \
        arena_free(&arena);                                                                        \
    } while (0)

TEST(knows_sections_and_facts)
{
    struct sample s;
    sample_open(&s);
    const struct section *labs = schema_section(&s.schema, "labs");
    CHECK(labs != NULL && labs->kind == SECTION_FACTS);
    const struct fact *inr = section_fact(&s.schema, labs, "inr");
    CHECK_TEXT(inr->name, "labs.inr");
    CHECK(inr->dated && inr->type == FACT_NUMBER && inr->unit_count == 0);
    CHECK_NULL(schema_section(&s.schema, "Labs"));
    CHECK_TEXT(schema_nearest_section(&s.schema, "medication"), "medications");
    CHECK_TEXT(section_nearest_fact(schema_section(&s.schema, "patient"), "bmmi"), "bmi");
    CHECK_TEXT(s.schema.sites->name, "sites");
    CHECK_TEXT(s.schema.aftercare->name, "after");
    CHECK(fact_of(&s, "treatment", "electro")->modality != NULL);
    CHECK_NUMBER(fact_of(&s, "session", "soreness")->if_not_mentioned.number, 0);
    sample_close(&s);
}

TEST(choices_have_leaves)
{
    struct sample s;
    sample_open(&s);
    const struct fact *position = fact_of(&s, "today", "position");
    CHECK_INT(fact_choice(position, "supine") | fact_choice(position, "prone") |
                  fact_choice(position, "side"),
              fact_choice(position, "lying"));
    CHECK_INT(fact_choice(position, "Sitting") & fact_choice(position, "lying"), 0);
    CHECK_INT(fact_choice(position, "kneeling"), 0);
    sample_close(&s);
}

TEST(policies_have_defaults_and_are_set)
{
    struct sample s;
    sample_open(&s);
    const struct fact *line = fact_of(&s, "policy", "inr_line");
    CHECK_INT(value_of(&s, "policy", "inr_line")->choices, fact_choice(line, "standard"));
    CHECK_INT(value_of(&s, "policy", "inr_line")->basis, BASIS_POLICY);
    schema_set_policy(&s.schema, "inr_line", "strict", "pack.ini", 3, &s.problems);
    next_patient(&s);
    CHECK_INT(value_of(&s, "policy", "inr_line")->choices, fact_choice(line, "strict"));
    schema_set_policy(&s.schema, "inr_lin", "strict", "pack.ini", 3, &s.problems);
    CHECK_TEXT(last_problem(&s.problems), "\"inr_lin\" is no policy. Did you mean \"inr_line\"?");
    CHECK_REFUSED(&s, "policy", "inr_line", "strict",
                  "[policy] is set by the pack, not by a patient's file.");
    sample_close(&s);
}

TEST(refuses_what_a_schema_cannot_mean)
{
    SCHEMA_SAYS("[section end]\nkind = facts\n",
                "\"end\" cannot be written in a rule. Use letters, digits and _, and none of Lua's "
                "own words.");
    SCHEMA_SAYS("[section check]\nkind = facts\n",
                "[check] belongs to the engine and is not declared.");
    SCHEMA_SAYS("[section a]\nkind = lists\n", "[section a] needs kind = facts, terms or records.");
    SCHEMA_SAYS("[section a]\nkind = facts\ncolour = red\n",
                "\"colour\" is no key of [section a].");
    SCHEMA_SAYS("[section a]\nkind = facts\nothrs = yes\n",
                "\"othrs\" is no key of [section a]. Did you mean \"others\"?");
    SCHEMA_SAYS("[lbs.inr]\ntype = number\n[section labs]\nkind = facts\n",
                "There is no [section lbs]. Did you mean \"labs\"?");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\ntype = yes-no\n", "\"a.b\" needs a question.");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\nquestion = B?\n",
                "A fact needs its type: yes-no, number, choice, date or text.");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\ntype = number\nrange = 2 - 4\nquestion = B?\n",
                "\"2 - 4\" is no range. Write it so: 2 .. 400.");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\ntype = choice\nchoices = x, x\nquestion = B?\n",
                "\"x\" stands twice.");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\ntype = yes-no\nif_not_mentioned = maybe\n"
                "question = B?\n",
                "\"b\" takes yes or no, not \"maybe\".");
    SCHEMA_SAYS("[stray]\nx = 1\n", "[stray] is neither [section NAME] nor a fact, [SECTION.KEY].");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\ntype = text\nquestion = What ; or which?\n",
                "\" ;\" begins a comment and would cut the value. Put two blanks before a comment, "
                "or write a comma.");
}

TEST(defines_again_only_with_replaces)
{
    static const char again[] = "[section a]\nkind = facts\n[a.b]\ntype = yes-no\nquestion = B?\n"
                                "[a.b]\ntype = yes-no\nquestion = C?\n%s";
    char text[256];
    snprintf(text, sizeof text, again, "");
    read_schema(text);
    CHECK_INT(problems.count, 1);
    CHECK(strstr(problems.items[0].message, "is defined already") != NULL);
    snprintf(text, sizeof text, again, "replaces = yes\n");
    read_schema(text);
    CHECK_INT(problems.count, 0);
    CHECK_INT(schema.fact_count, 1);
    CHECK_TEXT(schema.facts[0]->question, "C?");
    SCHEMA_SAYS("[section a]\nkind = facts\n[a.b]\ntype = text\nreplaces = yes\n",
                "There is no \"a.b\" that this could replace.");
}

/* --- values --- */

struct trial {
    struct sample sample;
    struct value value;
    char why[512];
};

static bool reads(struct trial *t, const char *section, const char *key, const char *written)
{
    t->why[0] = '\0';
    return value_read(&t->value, fact_of(&t->sample, section, key), written, &t->sample.arena,
                      t->why, sizeof t->why);
}

#define VALUE_SAYS(trial, section, key, written, message)                                          \
    do {                                                                                           \
        CHECK(!reads(trial, section, key, written));                                               \
        CHECK_TEXT((trial)->why, message);                                                         \
        CHECK_INT((trial)->value.state, VALUE_UNKNOWN);                                            \
    } while (0)

TEST(reads_numbers_with_units)
{
    struct trial t;
    sample_open(&t.sample);
    CHECK(reads(&t, "patient", "weight", "61 kg"));
    CHECK_NUMBER(t.value.number, 61);
    CHECK_TEXT(t.value.text, "61 kg");
    CHECK(reads(&t, "patient", "weight", "100lb"));
    CHECK_NUMBER(t.value.number, 45.359237);
    CHECK(reads(&t, "today", "temperature", "98.6 F"));
    CHECK(fabs(t.value.number - 37) < 1e-6);
    CHECK(reads(&t, "labs", "platelets", "210 10*9/L"));
    CHECK_NUMBER(t.value.number, 210);
    CHECK(reads(&t, "labs", "platelets", "210 g/l"));
    CHECK(reads(&t, "patient", "weight", "400 kg"));
    sample_close(&t.sample);
}

TEST(takes_a_bare_number_if_one_unit_fits)
{
    struct trial t;
    sample_open(&t.sample);
    CHECK(reads(&t, "labs", "inr", "2.4"));
    CHECK(reads(&t, "today", "temperature", "37"));
    CHECK_NUMBER(t.value.number, 37);
    CHECK(reads(&t, "today", "temperature", "98.6"));
    CHECK(fabs(t.value.number - 37) < 1e-6);
    CHECK(reads(&t, "labs", "platelets", "210"));
    CHECK(reads(&t, "labs", "platelets", "210000"));
    CHECK_NUMBER(t.value.number, 210);
    CHECK(reads(&t, "today", "hours_to_flight", "0"));
    VALUE_SAYS(&t, "patient", "weight", "61", "\"weight\" needs its unit: 61 kg or 61 lb?");
    VALUE_SAYS(&t, "today", "hours_to_flight", "5",
               "\"hours_to_flight\" needs its unit: 5 h or 5 d?");
    VALUE_SAYS(&t, "today", "temperature", "0",
               "\"0\" is out of range: \"temperature\" takes 30 to 44 C.");
    sample_close(&t.sample);
}

TEST(refuses_wrong_numbers)
{
    struct trial t;
    sample_open(&t.sample);
    VALUE_SAYS(&t, "patient", "weight", "610 kg",
               "\"610 kg\" is out of range: \"weight\" takes 2 to 400 kg.");
    VALUE_SAYS(&t, "patient", "weight", "61 cm",
               "\"cm\" is no unit of \"weight\", which takes kg or lb.");
    VALUE_SAYS(&t, "labs", "inr", "2.4 mm",
               "\"inr\" takes a number without a unit, not \"2.4 mm\".");
    VALUE_SAYS(&t, "labs", "inr", "2,4", "\"2,4\" has a decimal comma. Write 2.4.");
    VALUE_SAYS(&t, "patient", "weight", "61,5 kg",
               "\"61,5 kg\" has a decimal comma. Write 61.5 kg.");
    VALUE_SAYS(&t, "labs", "platelets", "210,000",
               "\"210,000\" has a comma. Write 210000, or 210.000 if a point was meant.");
    VALUE_SAYS(&t, "patient", "weight", "heavy",
               "\"weight\" takes a number in kg or lb, not \"heavy\".");
    VALUE_SAYS(&t, "patient", "weight", "none",
               "\"weight\" takes a number in kg or lb, not \"none\".");
    VALUE_SAYS(&t, "labs", "inr", "unknown", "If \"inr\" is not known, leave the value empty.");
    VALUE_SAYS(&t, "labs", "inr", "?", "If \"inr\" is not known, leave the value empty.");
    CHECK(reads(&t, "today", "hours_to_flight", "None"));
    CHECK_INT(t.value.state, VALUE_NONE);
    CHECK(reads(&t, "labs", "inr", "  "));
    CHECK_INT(t.value.state, VALUE_UNKNOWN);
    CHECK_NULL(t.value.text);
    sample_close(&t.sample);
}

TEST(reads_the_day_of_a_result)
{
    struct trial t;
    int32_t day;
    sample_open(&t.sample);
    date_read("2026-11-18", &day);
    CHECK(reads(&t, "labs", "inr", "2.4, 2026-11-18"));
    CHECK_NUMBER(t.value.number, 2.4);
    CHECK_INT(t.value.day, day);
    CHECK_TEXT(t.value.text, "2.4");
    CHECK(reads(&t, "labs", "inr", "2.4"));
    CHECK_INT(t.value.day, DATE_NONE);
    VALUE_SAYS(&t, "labs", "inr", "2.4, 18.11.2026",
               "\"18.11.2026\" is not a day. Write a result and its day so: 2.4, 2026-11-18.");
    VALUE_SAYS(&t, "labs", "inr", ", 2026-11-18", "\"inr\" has a day but no result.");
    VALUE_SAYS(&t, "patient", "weight", "61 kg, 2026-11-18",
               "\"weight\" takes no day. Leave out what stands behind the comma.");
    sample_close(&t.sample);
}

TEST(reads_words)
{
    struct trial t;
    sample_open(&t.sample);
    CHECK(reads(&t, "patient", "smoker", "Yes"));
    CHECK_NUMBER(t.value.number, 1);
    VALUE_SAYS(&t, "patient", "smoker", "true", "\"smoker\" takes yes or no, not \"true\".");
    CHECK(reads(&t, "today", "position", "Prone"));
    VALUE_SAYS(
        &t, "today", "position", "proone",
        "\"position\" takes lying, supine, prone, side, sitting or standing, not \"proone\". "
        "Did you mean \"prone\"?");
    CHECK(reads(&t, "patient", "birth_date", "1972-03-09"));
    sample_close(&t.sample);
}

TEST(never_repeats_what_identifies)
{
    struct trial t;
    sample_open(&t.sample);
    VALUE_SAYS(&t, "patient", "birth_date", "9.3.1972",
               "\"birth_date\" takes a date such as 2026-11-22.");
    CHECK(reads(&t, "patient", "name", "Ann Example"));
    CHECK_TEXT(value_words(&t.value, fact_of(&t.sample, "patient", "name"), &t.sample.arena),
               "(not shown)");
    sample_close(&t.sample);
}

static const char *in_words(struct trial *t, const char *section, const char *key,
                            const char *written)
{
    CHECK(reads(t, section, key, written));
    return value_words(&t->value, fact_of(&t->sample, section, key), &t->sample.arena);
}

TEST(writes_values_in_words)
{
    struct trial t;
    sample_open(&t.sample);
    CHECK_TEXT(in_words(&t, "labs", "inr", "2.40, 2026-11-18"), "2.4");
    CHECK_TEXT(in_words(&t, "patient", "weight", "61.0 kg"), "61 kg");
    CHECK_TEXT(in_words(&t, "patient", "smoker", "NO"), "no");
    CHECK_TEXT(in_words(&t, "today", "hours_to_flight", "none"), "none");
    CHECK_TEXT(in_words(&t, "today", "position", "lying"), "lying");
    CHECK_TEXT(in_words(&t, "labs", "inr", ""), "not answered");
    t.value = (struct value){.state = VALUE_KNOWN};
    const struct fact *position = fact_of(&t.sample, "today", "position");
    t.value.choices = fact_choice(position, "supine") | fact_choice(position, "prone");
    CHECK_TEXT(value_words(&t.value, position, &t.sample.arena), "supine or prone");
    sample_close(&t.sample);
}

TEST(agrees_to_within_a_step)
{
    struct trial t;
    sample_open(&t.sample);
    const struct fact *bmi = fact_of(&t.sample, "patient", "bmi");
    struct value a = {.number = 21.61, .state = VALUE_KNOWN};
    struct value b = {.number = 21.7, .state = VALUE_KNOWN};
    CHECK(value_agrees(&a, &b, bmi));
    b.number = 21.8;
    CHECK(!value_agrees(&a, &b, bmi));
    b.state = VALUE_UNKNOWN;
    CHECK(!value_agrees(&a, &b, bmi));
    sample_close(&t.sample);
}

TESTS(CASE(knows_sections_and_facts), CASE(choices_have_leaves),
      CASE(policies_have_defaults_and_are_set), CASE(refuses_what_a_schema_cannot_mean),
      CASE(defines_again_only_with_replaces), CASE(reads_numbers_with_units),
      CASE(takes_a_bare_number_if_one_unit_fits), CASE(refuses_wrong_numbers),
      CASE(reads_the_day_of_a_result), CASE(reads_words), CASE(never_repeats_what_identifies),
      CASE(writes_values_in_words), CASE(agrees_to_within_a_step))
