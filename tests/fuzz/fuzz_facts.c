/* SPDX-License-Identifier: MIT */
/* A file of a pack in INI: facts, words of a vocabulary, regions, sites, sources, effects or
 * codes. Which
 * one it is, its content says. */
#include <string.h>

#include "fuzz_pack.h"

static const char *file_of(const char *text)
{
    static const struct {
        const char *sign, *file;
    } signs[] = {
        {"[systems]", "codes.ini"}, {"[section ", "facts.ini"}, {"citation", "sources.ini"},
        {"title =", "effects.ini"}, {"near =", "sites.ini"},    {"region =", "sites.ini"},
        {"paired", "regions.ini"},  {"limb", "regions.ini"},    {"asks", "conditions.ini"},
        {"past", "conditions.ini"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(text, signs[i].sign))
            return signs[i].file;
    return "medications.ini";
}

static void judge(const contra_engine *engine, struct bytes *told)
{
    static const char nothing[] = "[check]\ndate = 2026-11-22\n";
    static const char much[] =
        "[check]\ndate = 2026-11-22\nnot_mentioned = no\n[patient]\nid = A-1\n"
        "birth_date = 1986-03-09\nsex = female\nheight = 168 cm\nweight = 45 kg\n"
        "[consent]\nwilling = yes\n[today]\ntemperature = 101 F\nhours_to_flight = none\n"
        "[labs]\ninr = 3.5, 2026-11-02\nplatelets = 90000 /uL\n"
        "[medications]\nCoumadin = 5 mg daily\ndiclofenac gel = yes\nATC H02AB06 = high dose\n"
        "[conditions]\ncellulitis = left arm\njoint replacement = right hip, 2026-04-20\n"
        "hernia = resolved\nothers = no\n[treatment]\nelectro = yes\nposition = lying\n"
        "[sites]\nupper trapezius = both, 25 mm\ngluteus medius = right\n"
        "[session 2026-11-08]\nsites = left upper trapezius\nbruise = 9 d\n";
    fuzz_judge(engine, nothing, told);
    fuzz_judge(engine, much, told);
}

static void load(const struct fuzz_pack *pack, const struct bytes *text, struct bytes *told)
{
    contra_engine *engine =
        fuzz_pack_open(pack, file_of(text->text), text->text, text->length, false);
    fuzz_pack_tell(engine, told);
    if (engine->sound)
        judge(engine, told);
    contra_engine_free(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fuzz_pack pack;
    static struct bytes text, once, again;
    if (!pack.folder.path)
        fuzz_pack_read(&pack, TEST_SOURCE_DIR "/tests/packs/clinic");
    bytes_clear(&text);
    bytes_add(&text, size ? (const char *)data : "", size);
    load(&pack, &text, &once);
    load(&pack, &text, &again);
    REQUIRE(bytes_same(&once, &again), "at first:\n%s\nthen:\n%s", once.text, again.text);
    return 0;
}
