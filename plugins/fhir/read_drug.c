/* SPDX-License-Identifier: MIT */
/* Drugs, as RxNorm, SNOMED CT and prescribers write them:
 *
 *     Acetaminophen 325 MG / HYDROcodone Bitartrate 7.5 MG Oral Tablet [Norco]
 *     NDA020503 200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler
 *     {28 (Ethinyl Estradiol 0.035 MG / Norgestimate 0.25 MG Oral Tablet) } Pack
 *
 * An ingredient is the longest beginning that the packs know, if what is left is nothing but
 * strengths, forms and salts. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "fhir/read_match.h"

enum { TOKENS_MOST = 40, PARTS_MOST = 12 };

/* --- what is no part of a drug's name --- */

static const char *const units[] = {
    "mg",         "g",          "gm",         "mcg",        "ug",        "ml",         "l",
    "unt",        "unts",       "iu",         "unit",       "units",     "meq",        "mmol",
    "hr",         "actuat",     "actuation",  "actuations", "milligram", "milligrams", "microgram",
    "micrograms", "millilitre", "milliliter", "dose",       "doses",     "day",        "hour",
    "hours",      "percent",    "puff",       "puffs",      "vial",      "each",       "sqcm",
    "cm2",        "mcl",        "nda",        "%",          NULL};
static const char *const forms[] = {"oral",
                                    "tablet",
                                    "tablets",
                                    "capsule",
                                    "capsules",
                                    "injection",
                                    "injectable",
                                    "injector",
                                    "solution",
                                    "suspension",
                                    "extended",
                                    "release",
                                    "delayed",
                                    "chewable",
                                    "disintegrating",
                                    "film",
                                    "coated",
                                    "film-coated",
                                    "enteric",
                                    "syrup",
                                    "elixir",
                                    "powder",
                                    "dry",
                                    "metered",
                                    "inhaler",
                                    "inhalant",
                                    "inhalation",
                                    "inhaled",
                                    "topical",
                                    "cream",
                                    "gel",
                                    "ointment",
                                    "lotion",
                                    "foam",
                                    "shampoo",
                                    "spray",
                                    "drops",
                                    "drop",
                                    "nasal",
                                    "ophthalmic",
                                    "otic",
                                    "eye",
                                    "ear",
                                    "rectal",
                                    "vaginal",
                                    "suppository",
                                    "transdermal",
                                    "patch",
                                    "system",
                                    "sublingual",
                                    "buccal",
                                    "lozenge",
                                    "granules",
                                    "pen",
                                    "prefilled",
                                    "auto-injector",
                                    "autoinjector",
                                    "cartridge",
                                    "syringe",
                                    "implant",
                                    "intravenous",
                                    "intramuscular",
                                    "subcutaneous",
                                    "pack",
                                    "kit",
                                    "product",
                                    "pill",
                                    "pills",
                                    "caplet",
                                    "effervescent",
                                    "soluble",
                                    "modified",
                                    "sustained",
                                    "immediate",
                                    "conventional",
                                    "liquid",
                                    "mouthwash",
                                    "nebulizer",
                                    "nebuliser",
                                    "for",
                                    "per",
                                    "in",
                                    "of",
                                    "once-daily",
                                    "daily",
                                    "once",
                                    "twice",
                                    "extended-release",
                                    "hfa",
                                    "intrauterine",
                                    "mucosal",
                                    "drug",
                                    "ring",
                                    "wash",
                                    "bolus",
                                    "infusion",
                                    "vial",
                                    "ampule",
                                    "ampoule",
                                    "hour",
                                    "12hr",
                                    "24hr",
                                    "medicinal",
                                    "reconstituted",
                                    "lyophilized",
                                    "concentrate",
                                    "preservative-free",
                                    "sugar-free",
                                    NULL};
static const char *const salts[] = {
    "sodium",      "potassium",  "calcium",      "hydrochloride", "hcl",
    "maleate",     "propionate", "tartrate",     "succinate",     "bitartrate",
    "sulfate",     "sulphate",   "besylate",     "mesylate",      "acetate",
    "citrate",     "phosphate",  "fumarate",     "hydrobromide",  "bromide",
    "medoxomil",   "etexilate",  "mofetil",      "dihydrate",     "monohydrate",
    "anhydrous",   "hydrate",    "trihydrate",   "bisulfate",     "bisulphate",
    "magnesium",   "nitrate",    "valerate",     "furoate",       "dipropionate",
    "acetonide",   "xinafoate",  "tromethamine", "lactate",       "gluconate",
    "mononitrate", "disodium",   "carbonate",    "chloride",      "pamoate",
    "decanoate",   "enanthate",  "hyclate",      "axetil",        "proxetil",
    "hemihydrate", "erbumine",   "arginine",     "lysine",        NULL};
static const char *const fronts[] = {"product containing precisely",
                                     "product containing only",
                                     "product containing",
                                     "oral form",
                                     "precisely",
                                     "generic",
                                     NULL};

static bool is_one_of(const char *token, const char *const *list)
{
    for (; *list != NULL; list++)
        if (strcmp(token, *list) == 0)
            return true;
    return false;
}

/* "325", "0.09", "5/500", "100,000", "10mg/ml", "75micrograms"; also "nda020503". */
static bool is_amount(const char *token)
{
    if (strncmp(token, "nda", 3) == 0 && isdigit((unsigned char)token[3]))
        return true;
    return isdigit((unsigned char)token[0]) ||
           (token[0] == '.' && isdigit((unsigned char)token[1]));
}

/* "mg/ml", "mg/0.8", "%/hr": units of something in something. */
static bool is_ratio(const char *token)
{
    char unit[16];
    const char *slash = strchr(token, '/');
    if (slash == NULL || slash == token || (size_t)(slash - token) >= sizeof unit)
        return false;
    snprintf(unit, sizeof unit, "%.*s", (int)(slash - token), token);
    return is_one_of(unit, units);
}

static bool is_measure(const char *token)
{
    return is_amount(token) || is_one_of(token, units) || is_ratio(token);
}

static bool is_filler(const char *token)
{
    return is_measure(token) || is_one_of(token, forms) || is_one_of(token, salts) ||
           strpbrk(token, "abcdefghijklmnopqrstuvwxyz") == NULL;
}

/* --- forms --- */

void match_form(const char *given, char form[24])
{
    static const char *const systemic[] = {
        "oral",        "rectal",    "vaginal",      "transdermal",   "patch",
        "intravenous", "injection", "injectable",   "buccal",        "sublingual",
        "tablet",      "capsule",   "subcutaneous", "intramuscular", NULL};
    static const char *const local[][2] = {
        {"ophthalmic", "eye drops"}, {"otic", "ear drops"},
        {"nasal", "nasal spray"},    {"inhaler", "inhaler"},
        {"inhalant", "inhaler"},     {"inhalation", "inhaler"},
        {"metered dose", "inhaler"}, {"nebulizer", "nebuliser"},
        {"inhaled", "inhaled"},      {"respiratory tract", "inhaled"},
        {"topical", "topical"},      {"cutaneous", "topical"},
        {"emulgel", "emulgel"},      {"gel", "gel"},
        {"cream", "cream"},          {"ointment", "ointment"},
        {"lotion", "lotion"},        {"shampoo", "shampoo"},
        {"eye drops", "eye drops"},  {"eye ointment", "eye ointment"},
        {"ear drops", "ear drops"}};
    char text[WORDS_SIZE];
    form[0] = '\0';
    words_clean(text, given);
    words_lower(text);
    for (const char *const *word = systemic; *word != NULL; word++)
        if (words_find(text, *word) != NULL)
            return;
    for (size_t i = 0; i < sizeof local / sizeof *local && form[0] == '\0'; i++)
        if (words_find(text, local[i][0]) != NULL)
            snprintf(form, 24, "%s", local[i][1]);
}

/* --- one ingredient --- */

/* The tokens of one ingredient, without what stands before its name. */
static size_t tokens_of(char *text, char **tokens, size_t *first)
{
    size_t count = words_split(text, tokens, TOKENS_MOST);
    for (size_t i = 0; i < count; i++)
        words_trim(tokens[i]);
    *first = 0;
    while (*first < count && is_measure(tokens[*first]))
        ++*first;
    return count;
}

/* The longest beginning that is a word, if only fillers are left; NULL if there is none. */
static const char *name_in(struct reader *reader, const char *section, char *const *tokens,
                           size_t first, size_t count)
{
    char name[WORDS_SIZE];
    for (size_t end = count; end > first; end--) {
        words_join(name, tokens, first, end);
        const char *word = match_word(reader, section, name);
        if (word == NULL)
            continue;
        for (size_t i = end; i < count; i++)
            if (!is_filler(tokens[i]))
                return NULL;
        return word;
    }
    return NULL;
}

/* "metoprolol" of "metoprolol succinate", for names of combinations. */
static const char *ingredient(struct reader *reader, const char *section, const char *part)
{
    char text[WORDS_SIZE];
    char *tokens[TOKENS_MOST];
    size_t first;
    snprintf(text, sizeof text, "%s", part);
    for (size_t bytes; (bytes = words_begin_any(text, fronts)) > 0 && bytes < strlen(text);)
        words_cut_front(text, bytes);
    size_t count = tokens_of(text, tokens, &first);
    return name_in(reader, section, tokens, first, count);
}

static bool is_nothing(const char *part)
{
    return words_find(part, "inert ingredients") != NULL || words_find(part, "placebo") != NULL ||
           *part == '\0';
}

/* --- several --- */

/* Cuts a text at " / ", " and ", " + ", and at a slash between two names. */
static size_t cut_parts(char *text, char **parts)
{
    static const char *const cuts[] = {" / ", " and ", " + ", " & "};
    size_t count = 1;
    parts[0] = text;
    for (char *at = text; *at != '\0' && count < PARTS_MOST; at++) {
        size_t length = 0;
        for (size_t i = 0; i < sizeof cuts / sizeof *cuts && length == 0; i++)
            if (strncmp(at, cuts[i], strlen(cuts[i])) == 0)
                length = strlen(cuts[i]);
        if (length == 0 && *at == '/' && at > text && isalpha((unsigned char)at[-1]) &&
            isalpha((unsigned char)at[1]) && strlen(parts[count - 1]) > 6) {
            const char *word = at; /* "mg/ml" is a unit, "piperacillin/tazobactam" two drugs */
            while (word > text && isalpha((unsigned char)word[-1]))
                word--;
            length = at - word > 4 ? 1 : 0;
        }
        if (length == 0)
            continue;
        *at = '\0';
        parts[count++] = at + length;
        at += length - 1;
    }
    return count;
}

static void add_drug(struct hits *hits, const char *word, const char *form)
{
    for (size_t i = 0; i < hits->count; i++)
        if (strcmp(hits->items[i].word, word) == 0)
            return;
    if (hits->count == HITS_MOST) {
        hits->whole = false;
        return;
    }
    struct hit *hit = &hits->items[hits->count++];
    *hit = (struct hit){.word = word};
    snprintf(hit->form, sizeof hit->form, "%s", form);
}

/* A product that the packs know by both its names: "levodopa and carbidopa". */
static const char *combination(struct reader *reader, const char *section, const char *const *words)
{
    char name[2 * WORDS_SIZE];
    snprintf(name, sizeof name, "%s and %s", words[0], words[1]);
    const char *word = match_word(reader, section, name);
    if (word != NULL)
        return word;
    snprintf(name, sizeof name, "%s and %s", words[1], words[0]);
    return match_word(reader, section, name);
}

/* One product: all of its ingredients, or the product by one name. False if some are not known. */
static bool match_product(struct reader *reader, const char *section, const char *given,
                          const char *form, struct hits *hits)
{
    char text[WORDS_SIZE];
    char *parts[PARTS_MOST];
    const char *words[PARTS_MOST];
    bool whole = true;
    size_t known = 0;
    snprintf(text, sizeof text, "%s", given);
    const char *word = ingredient(reader, section, text);
    if (word != NULL) {
        add_drug(hits, word, form);
        return true;
    }
    size_t count = cut_parts(text, parts);
    for (size_t i = 0; i < count; i++) {
        words_trim(parts[i]);
        if (is_nothing(parts[i]))
            continue;
        word = ingredient(reader, section, parts[i]);
        if (word != NULL)
            words[known++] = word;
        whole &= word != NULL;
    }
    word = whole && known == 2 ? combination(reader, section, words) : NULL;
    if (word != NULL)
        add_drug(hits, word, form);
    for (size_t i = 0; i < known && word == NULL; i++)
        add_drug(hits, words[i], form);
    return whole && (known > 0 || count > 1);
}

/* --- the whole text --- */

/* "{28 (…) / 7 (…) } Pack": each product in brackets. */
static bool match_pack(struct reader *reader, const char *section, const char *text,
                       struct hits *hits)
{
    bool whole = true;
    for (const char *from = strchr(text, '('); from != NULL; from = strchr(from + 1, '(')) {
        char product[WORDS_SIZE], form[24];
        const char *to = strchr(from, ')');
        int length = to != NULL ? (int)(to - from - 1) : (int)strlen(from + 1);
        snprintf(product, sizeof product, "%.*s", length, from + 1);
        words_trim(product);
        match_form(product, form);
        if (!is_nothing(product) && !match_product(reader, section, product, form, hits))
            whole = false;
    }
    return whole && hits->count > 0;
}

/* The brand in brackets, where the ingredients are not all known. */
static bool match_brand(struct reader *reader, const char *section, const char *brand,
                        const char *form, struct hits *hits)
{
    const char *word = match_word(reader, section, brand);
    if (word != NULL)
        add_drug(hits, word, form);
    return word != NULL;
}

void match_drug(struct reader *reader, const char *section, const char *given, struct hits *hits)
{
    char text[WORDS_SIZE], brand[WORDS_SIZE] = "", inside[WORDS_SIZE] = "", form[24];
    *hits = (struct hits){.whole = true};
    words_clean(text, given);
    const char *word = match_word(reader, section, text);
    match_form(text, form);
    if (word != NULL) {
        add_drug(hits, word, form);
        return;
    }
    words_lower(text);
    words_without(text, '[', ']', brand);
    if (text[0] == '{') {
        hits->whole = match_pack(reader, section, text, hits) ||
                      (*brand && match_brand(reader, section, brand, "", hits));
        return;
    }
    words_without(text, '(', ')', inside);
    hits->whole = match_product(reader, section, text, form, hits) ||
                  (*brand && match_brand(reader, section, brand, form, hits)) ||
                  (*inside && match_product(reader, section, inside, form, hits));
    hits->whole &= strlen(given) < WORDS_SIZE; /* none that was cut */
}
