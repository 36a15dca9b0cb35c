/* SPDX-License-Identifier: MIT */
/* The patient's sheet as one A4 page of HTML: no script, nothing from elsewhere, every text
 * escaped. It is well-formed XML too. */
#include "report/leaflet_parts.h"
#include "report/write.h"

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;"
    "--alarm:#a30f0f;--care:#7a4a00}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#eee;--paper:#16181a;--line:#9a9a9a;"
    "--alarm:#ff9d94;--care:#ffc56b}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.4 system-ui,sans-serif}\n"
    "main{max-width:60rem;margin:auto;padding:1rem}\n"
    "h1{font-size:1.5em;margin:0 0 .3em}\n"
    "h2{font-size:1.1em;margin:.6em 0 .2em}\n"
    "h3{font-size:1em;margin:0}\n"
    "p,ul,dl{margin:0 0 .3em}\n"
    "ul{padding-left:1.1em}\n"
    "dt{font-weight:600;float:left;clear:left;margin-right:.4em}\n"
    "dt::after{content:\":\"}\n"
    "dd{margin:0}\n"
    ".box{border:2px solid;border-color:var(--line);border-radius:.3em;padding:.3em "
    ".6em;margin:.4em 0}\n"
    ".alarm{border-color:var(--alarm)}\n"
    ".alarm h3,.alarm strong{color:var(--alarm)}\n"
    ".care{border-color:var(--care)}\n"
    ".care h3{color:var(--care)}\n"
    ".columns{column-width:20rem;column-gap:1.2em}\n"
    ".columns>*{break-inside:avoid;margin-bottom:.4em}\n"
    ".signs{display:flex;flex-wrap:wrap;gap:0 1.2em}\n"
    ".signs>div{flex:1 1 20rem}\n"
    "footer{font-size:.8em;border-top:1px solid var(--line);margin-top:.4em;padding-top:.2em}\n"
    "@page{size:A4;margin:9mm}\n"
    "@media print{:root{--ink:#000;--paper:#fff;--line:#555;--alarm:#8a0000;"
    "--care:#5a3600}\n"
    "body{font:7.8pt/1.22 Arial,'Liberation Sans',Helvetica,sans-serif}\n"
    "body.dense{font-size:7.2pt}main{max-width:none;padding:0}\n"
    ".box{border-width:1px;padding:.15em .5em;margin:.3em 0}\n"
    ".columns{columns:2}.signs{flex-wrap:nowrap}}\n";

#define DENSE 7 /* effects in full: more than these fit on the page in smaller print only */

/* --- HTML itself --- */

static void raw(struct output *out, const char *markup)
{
    output_add(out, markup);
}

/* C0 without tab and line breaks, DEL, and C1 as UTF-8 writes them: no page may hold them. */
static size_t control_bytes(const char *text)
{
    unsigned char byte = (unsigned char)text[0];
    if (byte == 0xc2 && (unsigned char)text[1] >= 0x80 && (unsigned char)text[1] < 0xa0)
        return 2;
    bool blank = byte == '\t' || byte == '\n' || byte == '\r';
    return (byte < 0x20 && !blank) || byte == 0x7f ? 1 : 0;
}

static void text(struct output *out, const char *words)
{
    while (*words != '\0') {
        size_t dropped = control_bytes(words);
        words += dropped;
        if (dropped > 0)
            continue;
        switch (*words) {
        case '&': raw(out, "&amp;"); break;
        case '<': raw(out, "&lt;"); break;
        case '>': raw(out, "&gt;"); break;
        case '"': raw(out, "&quot;"); break;
        case '\'': raw(out, "&#39;"); break;
        default: output_bytes(out, words, 1);
        }
        words++;
    }
}

/* `<open>text</close>` and a line break; nothing if there is no text. */
static void element(struct output *out, const char *open, const char *words, const char *close)
{
    if (words == NULL)
        return;
    raw(out, open);
    text(out, words);
    raw(out, close);
    raw(out, "\n");
}

/* --- the head --- */

static void write_head(struct output *out, const contra_result *result)
{
    raw(out, "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
             "<meta charset=\"utf-8\"/>\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
             "<meta http-equiv=\"Content-Security-Policy\" "
             "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
             "<meta name=\"color-scheme\" content=\"light dark\"/>\n");
    element(out, "<title>", leaflet_title(result), "</title>");
    raw(out, "<style>\n");
    raw(out, style);
    raw(out, "</style>\n</head>\n");
    raw(out, leaflet_raised(result) > DENSE ? "<body class=\"dense\">\n" : "<body>\n");
    raw(out, "<main>\n");
    element(out, "<h1>", leaflet_title(result), "</h1>");
    element(out, "<p class=\"box alarm\"><strong>Please note:</strong> ", leaflet_notice(result),
            "</p>");
    if (result->leaflet != NULL)
        element(out, "<p>", result->leaflet->introduction, "</p>");
    for (size_t i = 0; i < result->effect_count; i++)
        if (leaflet_warns(result->effects[i]))
            element(out, "<p class=\"box alarm\"><strong>", result->effects[i]->warning,
                    "</strong></p>");
}

/* --- the effects --- */

static void write_answers(struct output *out, const contra_effect *effect)
{
    if (effect->answer_count == 0)
        return;
    raw(out, " You named: ");
    for (size_t i = 0; i < effect->answer_count; i++) {
        raw(out, i > 0 ? ", <bdi>" : "<bdi>");
        text(out, effect->answers[i]);
        raw(out, "</bdi>");
    }
    raw(out, ".");
}

static void write_full(struct output *out, const contra_effect *effect)
{
    struct leaflet_line lines[LEAFLET_LINES];
    size_t count = leaflet_lines(effect, lines);
    raw(out, "<section class=\"box care\">\n");
    element(out, "<h3>", effect->title, "</h3>");
    raw(out, "<dl>\n");
    for (size_t i = 0; i < count; i++) {
        element(out, "<dt>", lines[i].label, "</dt>");
        raw(out, "<dd>");
        text(out, lines[i].text);
        if (lines[i].with_answers)
            write_answers(out, effect);
        raw(out, "</dd>\n");
    }
    raw(out, "</dl>\n</section>\n");
}

static void write_short(struct output *out, const contra_effect *effect)
{
    const char *texts[LEAFLET_SHORT];
    size_t count = leaflet_short(effect, texts);
    raw(out, "<section>\n");
    element(out, "<h3>", effect->title, "</h3>");
    if (count > 0)
        raw(out, "<p>");
    for (size_t i = 0; i < count; i++) {
        raw(out, i > 0 ? " " : "");
        text(out, texts[i]);
    }
    if (count > 0)
        raw(out, "</p>\n");
    element(out, "<p>", effect->refer, "</p>");
    raw(out, "</section>\n");
}

static void write_effects(struct output *out, const contra_result *result)
{
    size_t raised = leaflet_raised(result);
    if (raised > 0)
        raw(out, "<h2>Above all for you, because of your answers</h2>\n<div class=\"columns\">\n");
    for (size_t i = 0; i < raised; i++)
        write_full(out, result->effects[i]);
    if (raised > 0)
        raw(out, "</div>\n");
    if (raised == result->effect_count)
        return;
    element(out, "<h2>", raised > 0 ? "What else may happen" : "What may happen", "</h2>");
    raw(out, "<div class=\"columns\">\n");
    for (size_t i = raised; i < result->effect_count; i++)
        write_short(out, result->effects[i]);
    raw(out, "</div>\n");
}

/* --- when to get help --- */

static void write_group(struct output *out, const struct leaflet_signs *group, const char *kind)
{
    raw(out, "<section class=\"box ");
    raw(out, kind);
    raw(out, "\">\n<h3>");
    text(out, group->heading);
    raw(out, group->telephone != NULL ? ": " : "");
    text(out, group->telephone != NULL ? group->telephone : "");
    raw(out, "</h3>\n<ul>\n");
    for (size_t i = 0; i < group->count; i++)
        element(out, "<li>", group->signs[i], "</li>");
    raw(out, "</ul>\n</section>\n");
}

/* The most urgent on the left, the others on the right. */
static void write_signs(struct output *out, const contra_result *result)
{
    static const char *const kinds[LEAFLET_SIGNS] = {"alarm", "care", "calm"};
    struct leaflet_signs groups[LEAFLET_SIGNS];
    leaflet_signs(result, groups);
    if (groups[0].count + groups[1].count + groups[2].count == 0)
        return;
    raw(out, "<h2>When to get help</h2>\n<div class=\"signs\">\n<div>\n");
    for (size_t i = 0; i < LEAFLET_SIGNS; i++) {
        if (groups[i].count > 0)
            write_group(out, &groups[i], kinds[i]);
        if (i == 0)
            raw(out, "</div>\n<div>\n");
    }
    raw(out, "</div>\n</div>\n");
}

/* --- the foot --- */

static void write_sources(struct output *out, const contra_result *result)
{
    size_t index = 0;
    const contra_source *source = leaflet_next_source(result, &index);
    if (source == NULL)
        return;
    raw(out, "<p>Sources (ask us for them): ");
    text(out, source->key);
    while ((source = leaflet_next_source(result, &index)) != NULL) {
        raw(out, ", ");
        text(out, source->key);
    }
    raw(out, ".</p>\n");
}

static void write_foot(struct output *out, const contra_result *result)
{
    raw(out, "<footer>\n");
    write_sources(out, result);
    raw(out, "<p>contra ");
    text(out, result->engine);
    for (size_t i = 0; i < result->pack_count; i++) {
        const contra_pack *pack = result->packs[i];
        raw(out, ", ");
        text(out, pack->name);
        raw(out, " ");
        text(out, pack->version);
        raw(out, pack->reviewed != NULL ? " (" : "");
        text(out, pack->reviewed != NULL ? pack->reviewed : "");
        raw(out, pack->reviewed != NULL ? ")" : "");
    }
    raw(out, ", ");
    text(out, result->date);
    raw(out, "</p>\n</footer>\n</main>\n</body>\n</html>\n");
}

int write_leaflet_html(const contra_result *result, const contra_write_options *options,
                       contra_sink sink, void *payload)
{
    struct output out;
    (void)options;
    output_start(&out, sink, payload);
    write_head(&out, result);
    write_effects(&out, result);
    write_signs(&out, result);
    if (result->leaflet != NULL)
        element(&out, "<p>", result->leaflet->rights, "</p>");
    write_foot(&out, result);
    return output_finish(&out);
}
