/* SPDX-License-Identifier: MIT */
/* Words of a patient's file: names, brands, codes, forms, sides, and words that nobody knows. */
#include "facts/bits.h"
#include "sample_pack.h"

static const struct vocabulary *vocabulary_of(struct sample *s, const char *section)
{
    return schema_section(&s->schema, section)->vocabulary;
}

/* What a key is recognised as. */
static const char *known_as(struct sample *s, const char *section, const char *key)
{
    struct term_match match = vocabulary_match(vocabulary_of(s, section), key);
    return match.term == NULL ? "nobody knows" : match.term->name;
}

TEST(finds_names_brands_and_classes)
{
    struct sample s;
    sample_open(&s);
    CHECK_TEXT(known_as(&s, "medications", "warfarin"), "warfarin");
    CHECK_TEXT(known_as(&s, "medications", "  WARFARIN "), "warfarin");
    CHECK_TEXT(known_as(&s, "medications", "Coumadin"), "warfarin");
    CHECK_TEXT(known_as(&s, "medications", "jantoven"), "warfarin");
    CHECK_TEXT(known_as(&s, "medications", "blood   Thinner"), "anticoagulant");
    CHECK_TEXT(known_as(&s, "medications", "warfrin"), "nobody knows");
    CHECK(vocabulary_find(vocabulary_of(&s, "medications"), "NSAID")->is_class);
    sample_close(&s);
}

TEST(finds_codes_most_specific_first)
{
    struct sample s;
    sample_open(&s);
    CHECK_TEXT(known_as(&s, "medications", "B01AA03"), "warfarin");
    CHECK_TEXT(known_as(&s, "medications", "ATC b01aa93"), "warfarin");
    CHECK_TEXT(known_as(&s, "medications", "ATC B01AA04"), "vitamin K antagonist");
    CHECK_TEXT(known_as(&s, "medications", "B01AF02"), "anticoagulant");
    CHECK_TEXT(known_as(&s, "medications", "B01AC06"), "antithrombotic");
    CHECK_TEXT(known_as(&s, "medications", "N02BE01"), "nobody knows");
    CHECK_TEXT(known_as(&s, "medications", "ICD-10 B01AA03"), "nobody knows");
    CHECK_TEXT(known_as(&s, "conditions", "ICD-10 D66"), "haemophilia");
    CHECK_TEXT(known_as(&s, "conditions", "ICD-10 D67"), "bleeding disorder");
    CHECK_TEXT(known_as(&s, "conditions", "D69.5"), "bleeding disorder");
    CHECK_TEXT(known_as(&s, "conditions", "D69.61"), "bleeding disorder");
    CHECK_TEXT(known_as(&s, "conditions", "D69.7"), "nobody knows");
    CHECK_TEXT(known_as(&s, "conditions", "D69"), "nobody knows");
    CHECK_TEXT(known_as(&s, "conditions", "E11.9"), "diabetes");
    CHECK_TEXT(known_as(&s, "conditions", "90935002"), "haemophilia");
    sample_close(&s);
}

TEST(finds_local_forms)
{
    struct sample s;
    sample_open(&s);
    const struct vocabulary *v = vocabulary_of(&s, "medications");
    CHECK(vocabulary_match(v, "diclofenac gel").local_form);
    CHECK(vocabulary_match(v, "Gel Diclofenac").local_form);
    CHECK(vocabulary_match(v, "M01AB05 eye drops").local_form);
    CHECK(vocabulary_match(v, "NSAID inhaler").local_form);
    CHECK(!vocabulary_match(v, "diclofenac").local_form);
    CHECK_TEXT(known_as(&s, "medications", "diclofenac gel"), "diclofenac");
    CHECK_TEXT(known_as(&s, "medications", "zqvortin gel"), "nobody knows");
    sample_close(&s);
}

TEST(reads_forms_in_the_patients_own_words)
{
    struct sample s;
    sample_open(&s);
    const struct vocabulary *v = vocabulary_of(&s, "medications");
    CHECK(vocabulary_local_form(v, "gel twice daily"));
    CHECK(vocabulary_local_form(v, "1% Cream"));
    CHECK(vocabulary_local_form(v, "eye drops, 3x"));
    CHECK(!vocabulary_local_form(v, "50 mg daily"));
    CHECK(!vocabulary_local_form(v, "gelatine"));
    CHECK(!vocabulary_local_form(v, "gel and 50 mg"));
    CHECK(!vocabulary_local_form(v, "gel, 50 mg tablets"));
    CHECK(!vocabulary_local_form(v, "tablets, no gel"));
    CHECK(!vocabulary_local_form(v, "50 mg, gel"));
    sample_close(&s);
}

TEST(finds_sides_in_the_keys_of_sites)
{
    struct sample s;
    sample_open(&s);
    const struct vocabulary *v = vocabulary_of(&s, "sites");
    CHECK_INT(vocabulary_match(v, "left upper trapezius").sides, SIDE_LEFT);
    CHECK_INT(vocabulary_match(v, "UT right").sides, SIDE_RIGHT);
    CHECK_INT(vocabulary_match(v, "both UT").sides, SIDE_LEFT | SIDE_RIGHT);
    CHECK_INT(vocabulary_match(v, "upper trapezius").sides, 0);
    CHECK_TEXT(known_as(&s, "sites", "Left Upper Trapezius"), "upper trapezius");
    CHECK_INT(vocabulary_match(v, "left musculus zq").sides, SIDE_LEFT);
    CHECK_NULL(vocabulary_match(v, "left musculus zq").term);
    CHECK_NULL(vocabulary_match(vocabulary_of(&s, "conditions"), "left lymphoedema").term);
    sample_close(&s);
}

TEST(tells_a_slip_from_a_word_that_looks_alike)
{
    struct sample s;
    const struct term *terms[8];
    const char *names[8];
    bool slip;
    sample_open(&s);
    const struct vocabulary *v = vocabulary_of(&s, "medications");
    CHECK_INT(vocabulary_near(v, "warfrin", terms, names, 8, &slip), 1);
    CHECK(slip);
    CHECK_INT(vocabulary_near(v, "warfarin", terms, names, 8, &slip), 1);
    CHECK(slip);
    CHECK_INT(vocabulary_near(v, "warfolin", terms, names, 8, &slip), 1);
    CHECK(!slip);
    CHECK_INT(vocabulary_near(v, "Zqvortin", terms, names, 8, &slip), 0);
    CHECK(!slip);
    sample_close(&s);
}

TEST(finds_near_names)
{
    struct sample s;
    const struct term *terms[8];
    const char *names[8];
    sample_open(&s);
    const struct vocabulary *v = vocabulary_of(&s, "medications");
    CHECK_INT(vocabulary_near(v, "warfrin", terms, names, 8, NULL), 1);
    CHECK_TEXT(names[0], "warfarin");
    CHECK_INT(vocabulary_near(v, "Cumadin", terms, names, 8, NULL), 1);
    CHECK_TEXT(terms[0]->name, "warfarin");
    CHECK_TEXT(names[0], "Coumadin");
    CHECK_INT(vocabulary_near(v, "Zqvortin", terms, names, 8, NULL), 0);
    CHECK_INT(vocabulary_near(v, "botulinum toxn", terms, names, 8, NULL), 1);
    CHECK_INT(vocabulary_near(v, "", terms, names, 8, NULL), 0);
    CHECK_TEXT(vocabulary_nearest(v, "diclofenacc gel"), "diclofenac");
    CHECK_TEXT(vocabulary_nearest(v, "warfarin 2.5 mg"), "warfarin");
    CHECK_TEXT(vocabulary_nearest(v, "Coumadin 5mg"), "Coumadin");
    CHECK(vocabulary_nearest(v, "warfarin 5 a day") == NULL);
    CHECK_TEXT(vocabulary_nearest(vocabulary_of(&s, "sites"), "left uper trapezius"),
               "upper trapezius");
    sample_close(&s);
}

/* The cheap bounds before the exact distance must not lose a near name. */
TEST(bounds_lose_no_near_name)
{
    struct sample s;
    const struct term *terms[64];
    const char *names[64];
    static const char *const words[] = {"wafarin",     "ibuprofn",  "dicloenac",
                                        "prednisolon", "ramiprill", "apixabann",
                                        "steriod",     "NSIAD",     "anticoagulent"};
    sample_open(&s);
    const struct vocabulary *v = vocabulary_of(&s, "medications");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct nearest nearest;
        nearest_start(&nearest, words[i]);
        int limit = nearest.limit;
        for (size_t k = 0; k < v->count; k++)
            nearest_try(&nearest, v->terms[k]->name);
        size_t count = vocabulary_near(v, words[i], terms, names, 64, NULL);
        CHECK(count > 0 && limit > 0);
        CHECK_TEXT(names[0], nearest.name);
    }
    sample_close(&s);
}

TEST(closes_classes_over_classes)
{
    struct sample s;
    sample_open(&s);
    const struct term *top = term_of(&s, "medications", "antithrombotic");
    const struct term *warfarin = term_of(&s, "medications", "warfarin");
    const struct term *apixaban = term_of(&s, "medications", "apixaban");
    const struct term *vka = term_of(&s, "medications", "vitamin K antagonist");
    CHECK(bits_has(top->members, top->index) && bits_has(top->members, warfarin->index));
    CHECK(bits_has(top->members, vka->index) && bits_has(top->members, apixaban->index));
    CHECK(!bits_has(vka->members, apixaban->index) && !bits_has(vka->members, top->index));
    CHECK(bits_has(warfarin->targets, (size_t)top->target));
    CHECK(!bits_has(top->targets, (size_t)warfarin->target));
    sample_close(&s);
}

TEST(hands_states_and_questions_down)
{
    struct sample s;
    bool past;
    sample_open(&s);
    const struct term *term = term_of(&s, "medications", "prednisolone");
    CHECK(term->asks_state && !term->asks_place);
    CHECK_TEXT(term_state(term, "High Dose", &past), "high dose");
    CHECK(!past);
    CHECK_TEXT(term_state(term, "stopped", &past), "stopped");
    CHECK(past);
    CHECK_NULL(term_state(term, "controlled", &past));
    CHECK_TEXT(term_nearest_state(term, "hihg dose"), "high dose");
    CHECK(term_of(&s, "medications", "botulinum toxin")->any_route);
    sample_close(&s);
}

TEST(knows_usual_places)
{
    struct sample s;
    sample_open(&s);
    struct place place = term_of(&s, "conditions", "pacemaker")->usual_place;
    CHECK_TEXT(place_words(place, &s.anatomy, &s.arena), "left chest");
    CHECK_INT(term_of(&s, "conditions", "epilepsy")->usual_place.region, -1);
    sample_close(&s);
}

/* --- what a vocabulary cannot mean --- */

static void reads_badly(const char *text, const char *message)
{
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct anatomy anatomy = {.arena = &arena};
    struct vocabulary vocabulary = {.arena = &arena, .section = "things"};
    const char *path = pack_file(text);
    struct file file = file_read(&arena, path, 10000);
    vocabulary_read(&vocabulary, &file, "test", &anatomy, &problems);
    vocabulary_seal(&vocabulary, &problems);
    const char *got = last_problem(&problems);
    char wanted[512];
    snprintf(wanted, sizeof wanted, message, path);
    CHECK_TEXT(got, wanted);
    remove(path);
    arena_free(&arena);
}

TEST(refuses_what_a_vocabulary_cannot_mean)
{
    reads_badly("[class A]\n[x]\nclass = B\n", "\"B\", to which \"x\" belongs, is no class.");
    reads_badly("[class steroid]\n[x]\nclass = steriod\n",
                "\"steriod\", to which \"x\" belongs, is no class. Did you mean \"steroid\"?");
    reads_badly("[class aa]\nin = bb\n[class bb]\nin = aa\n",
                "\"bb\" and \"aa\" belong to each other.");
    reads_badly("[x]\n[y]\nnames = X\n", "\"X\" is a name of \"x\" already (%s:1).");
    reads_badly("[x]\nnames = y, Y\n", "\"x\" is named \"Y\" twice.");
    reads_badly("[x]\n[X]\n", "\"X\" is defined already, in %s:1. Say replaces = yes to define it "
                              "again.");
    reads_badly("[x]\ncodes = B01\n",
                "\"B01\" is no code: write its system and the code, such as ATC B01AA03.");
    reads_badly("[x]\ncodes = ATC B01\n[y]\ncodes = ATC B01\n",
                "\"y\" has the code \"atc b01\", which is that of \"x\" already (%s:1).");
    reads_badly("[class x]\ncodes = I D10-D12\n[class y]\ncodes = I D12-D14\n",
                "\"I D12-D14\" of \"y\" overlaps \"I D10-D12\" of \"x\" (%s:1).");
    reads_badly("[x]\nasks = colour\n", "\"asks\" takes place, state and date, not \"colour\".");
    reads_badly("[x]\nusual_place = left nowhere\n",
                "\"left nowhere\", the usual place of \"x\", is no place.");
    reads_badly("[x]\nname = y\n", "\"name\" is no key of [x]. Did you mean \"names\"?");
    reads_badly("[x]\nnames = a,,b\n", "\"names\" has an empty part between two commas.");
    reads_badly("[x]\nregion = a\n", "\"region\" is no key of [x].");
}

TEST(a_bare_code_of_two_systems_is_ambiguous)
{
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct vocabulary vocabulary = {.arena = &arena};
    const char *path = pack_file(
        "[x]\ncodes = ATC N02\n[y]\ncodes = ICD N02\n[x]\nreplaces = yes\ncodes = ATC N02");
    struct file file = file_read(&arena, path, 10000);
    vocabulary_read(&vocabulary, &file, "test", NULL, &problems);
    vocabulary_seal(&vocabulary, &problems);
    remove(path);
    CHECK_TEXT(last_problem(&problems), "");
    CHECK_NULL(vocabulary_match(&vocabulary, "N02").term);
    CHECK_TEXT(vocabulary_match(&vocabulary, "ICD N02").term->name, "y");
    CHECK_INT(vocabulary.count, 2);
    arena_free(&arena);
}

TESTS(CASE(finds_names_brands_and_classes), CASE(finds_codes_most_specific_first),
      CASE(finds_local_forms), CASE(reads_forms_in_the_patients_own_words),
      CASE(finds_sides_in_the_keys_of_sites), CASE(tells_a_slip_from_a_word_that_looks_alike),
      CASE(finds_near_names), CASE(bounds_lose_no_near_name), CASE(closes_classes_over_classes),
      CASE(hands_states_and_questions_down), CASE(knows_usual_places),
      CASE(refuses_what_a_vocabulary_cannot_mean), CASE(a_bare_code_of_two_systems_is_ambiguous))
