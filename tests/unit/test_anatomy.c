/* SPDX-License-Identifier: MIT */
/* Places, and which of them affects which site. */
#include "facts/bits.h"
#include "sample_pack.h"

static struct place place_of(struct sample *s, const char *words)
{
    struct place place = {.region = -1};
    if (!place_read(&place, &s->anatomy, words))
        FAIL("\"%s\" is no place", words);
    return place;
}

/* Plans just one site and returns it. */
static const struct planned_site *plan(struct sample *s, const char *key, const char *value)
{
    next_patient(s);
    CHECK(say(s, "sites", key, value));
    patient_settle(&s->patient);
    return &s->patient.sites[0];
}

static truth affects(struct sample *s, const char *place, const char *site)
{
    return place_affects(&s->anatomy, place_of(s, place), plan(s, site, "yes"));
}

TEST(reads_places)
{
    struct sample s;
    struct place place;
    sample_open(&s);
    CHECK_TEXT(place_words(place_of(&s, "left arm"), &s.anatomy, &s.arena), "left arm");
    CHECK_TEXT(place_words(place_of(&s, "Arm  LEFT"), &s.anatomy, &s.arena), "left arm");
    CHECK_TEXT(place_words(place_of(&s, "right upper limb"), &s.anatomy, &s.arena), "right arm");
    CHECK_TEXT(place_words(place_of(&s, "both arms"), &s.anatomy, &s.arena), "left and right arm");
    CHECK_TEXT(place_words(place_of(&s, "arm"), &s.anatomy, &s.arena), "arm");
    CHECK_TEXT(place_words(place_of(&s, "left"), &s.anatomy, &s.arena), "left");
    CHECK_TEXT(place_words(place_of(&s, "left UT"), &s.anatomy, &s.arena), "left upper trapezius");
    CHECK_TEXT(place_words(place_of(&s, "left abdomen"), &s.anatomy, &s.arena), "abdomen");
    CHECK(!place_of(&s, "arm").side_known);
    CHECK_INT(place_of(&s, "arm").sides, SIDE_LEFT | SIDE_RIGHT);
    CHECK_INT(place_of(&s, "abdomen").sides, SIDE_MIDDLE);
    CHECK_INT(place_of(&s, "sternum").sides, SIDE_MIDDLE);
    CHECK(!place_read(&place, &s.anatomy, "left nowhere"));
    CHECK(!place_read(&place, &s.anatomy, "nowhere"));
    CHECK(!place_read(&place, &s.anatomy, ""));
    CHECK_TEXT(region_nearest(&s.anatomy, "left amr"), "arm");
    CHECK_INT(region_find(&s.anatomy, "nowhere"), -1);
    sample_close(&s);
}

TEST(a_place_affects_what_it_contains_or_lies_in)
{
    struct sample s;
    sample_open(&s);
    CHECK_INT(affects(&s, "left arm", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(affects(&s, "left forearm", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(affects(&s, "left brachioradialis", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(affects(&s, "left shoulder", "left brachioradialis"), TRUTH_NO);
    CHECK_INT(affects(&s, "left leg", "left brachioradialis"), TRUTH_NO);
    CHECK_INT(affects(&s, "body", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(affects(&s, "left rhomboid major", "left upper trapezius"), TRUTH_NO);
    sample_close(&s);
}

TEST(a_neighbour_is_affected)
{
    struct sample s;
    sample_open(&s);
    CHECK_INT(affects(&s, "left hip", "left vastus lateralis"), TRUTH_YES);
    CHECK_INT(affects(&s, "left gluteus medius", "left vastus lateralis"), TRUTH_YES);
    CHECK_INT(affects(&s, "right hip", "left vastus lateralis"), TRUTH_NO);
    CHECK_INT(affects(&s, "left thigh", "left gluteus medius"), TRUTH_NO);
    sample_close(&s);
}

TEST(sides_count)
{
    struct sample s;
    sample_open(&s);
    CHECK_INT(affects(&s, "right arm", "left brachioradialis"), TRUTH_NO);
    CHECK_INT(affects(&s, "both arms", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(affects(&s, "arm", "left brachioradialis"), TRUTH_UNKNOWN);
    CHECK_INT(affects(&s, "left arm", "brachioradialis"), TRUTH_UNKNOWN);
    CHECK_INT(affects(&s, "both arms", "brachioradialis"), TRUTH_YES);
    CHECK_INT(affects(&s, "left", "left brachioradialis"), TRUTH_UNKNOWN);
    CHECK_INT(affects(&s, "right", "left brachioradialis"), TRUTH_NO);
    CHECK_INT(affects(&s, "left chest", "sternum"), TRUTH_YES);
    CHECK_INT(affects(&s, "chest", "sternum"), TRUTH_YES);
    CHECK_INT(affects(&s, "left leg", "sternum"), TRUTH_NO);
    struct place nowhere = {.region = -1};
    CHECK_INT(place_affects(&s.anatomy, nowhere, plan(&s, "sternum", "yes")), TRUTH_UNKNOWN);
    sample_close(&s);
}

static truth in_limb(struct sample *s, const char *place, const char *site)
{
    return place_in_limb(&s->anatomy, place_of(s, place), plan(s, site, "yes"));
}

TEST(limbs_are_shared)
{
    struct sample s;
    sample_open(&s);
    CHECK_INT(in_limb(&s, "left shoulder", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(in_limb(&s, "left arm", "left brachioradialis"), TRUTH_YES);
    CHECK_INT(in_limb(&s, "right shoulder", "left brachioradialis"), TRUTH_NO);
    CHECK_INT(in_limb(&s, "left leg", "left brachioradialis"), TRUTH_NO);
    CHECK_INT(in_limb(&s, "left chest", "left rhomboid major"), TRUTH_NO);
    CHECK_INT(in_limb(&s, "body", "left brachioradialis"), TRUTH_YES);
    sample_close(&s);
}

static truth in_region(struct sample *s, const char *region, const char *site)
{
    return site_in_region(&s->anatomy, region_find(&s->anatomy, region), plan(s, site, "yes"));
}

TEST(sites_lie_in_regions)
{
    struct sample s;
    sample_open(&s);
    CHECK_INT(in_region(&s, "trunk", "left rhomboid major"), TRUTH_YES);
    CHECK_INT(in_region(&s, "arm", "left rhomboid major"), TRUTH_NO);
    CHECK_INT(in_region(&s, "thorax", "left upper trapezius"), TRUTH_YES);
    CHECK_INT(in_region(&s, "arm", "lung"), TRUTH_UNKNOWN);
    CHECK_INT(in_region(&s, "body", "lung"), TRUTH_YES);
    CHECK_INT(in_region(&s, "leg", "lung"), TRUTH_NO);
    next_patient(&s);
    patient_settle(&s.patient);
    CHECK_INT(site_in_region(&s.anatomy, region_find(&s.anatomy, "leg"), &s.patient.sites[0]),
              TRUTH_UNKNOWN);
    sample_close(&s);
}

/* --- what regions.ini cannot mean --- */

static void reads_badly(const char *regions, const char *message)
{
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct anatomy anatomy = {.arena = &arena};
    const char *path = pack_file(regions);
    struct file file = file_read(&arena, path, 10000);
    anatomy_read(&anatomy, &file, &problems);
    anatomy_seal(&anatomy, NULL, &problems);
    char wanted[256];
    snprintf(wanted, sizeof wanted, message, path);
    CHECK_TEXT(last_problem(&problems), wanted);
    remove(path);
    arena_free(&arena);
}

TEST(refuses_what_regions_cannot_mean)
{
    reads_badly("[shoulder]\n[hand]\nin = shuolder\n",
                "\"shuolder\", in which \"hand\" lies, is no region. Did you mean \"shoulder\"?");
    reads_badly("[aa]\nin = bb\n[bb]\nin = aa\n", "\"bb\" and \"aa\" lie in each other.");
    reads_badly("[arm]\n[Arm]\n",
                "\"Arm\" is defined already, in %s:1. Say replaces = yes to define it again.");
    reads_badly("[arm]\n[leg]\nnames = Arm\n", "\"Arm\" is a name of \"arm\" already (%s:1).");
    reads_badly("[arm]\npaired = perhaps\n", "\"paired\" takes yes or no, not \"perhaps\".");
    reads_badly("[arm]\nlimp = yes\n", "\"limp\" is no key of [arm]. Did you mean \"limb\"?");
}

TESTS(CASE(reads_places), CASE(a_place_affects_what_it_contains_or_lies_in),
      CASE(a_neighbour_is_affected), CASE(sides_count), CASE(limbs_are_shared),
      CASE(sites_lie_in_regions), CASE(refuses_what_regions_cannot_mean))
