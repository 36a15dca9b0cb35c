/* SPDX-License-Identifier: MIT */
/* The patient's sheet as text. */
#include "report/leaflet_parts.h"
#include "report/text_parts.h"

#define LABEL 2
#define TEXT  14 /* the column behind a label */

static void paragraph(struct page *page, const char *text)
{
    if (text == NULL)
        return;
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_add(page, text);
    page_end(page);
}

/* --- the head --- */

static void write_head(struct page *page, const contra_result *result)
{
    page_paragraph(page, 0, 0);
    page_paint(page, PAINT_BOLD);
    page_add(page, leaflet_title(result));
    page_end(page);
    if (leaflet_notice(result) != NULL) {
        page_gap(page);
        page_paragraph(page, 0, 0);
        page_paint(page, PAINT_RED);
        page_add(page, "PLEASE NOTE: ");
        page_add(page, leaflet_notice(result));
        page_end(page);
    }
    paragraph(page, result->leaflet != NULL ? result->leaflet->introduction : NULL);
}

static void write_warnings(struct page *page, const contra_result *result)
{
    for (size_t i = 0; i < result->effect_count; i++) {
        if (!leaflet_warns(result->effects[i]))
            continue;
        page_gap(page);
        page_rule(page, '*');
        page_paragraph(page, 0, 0);
        page_paint(page, PAINT_RED);
        page_add(page, result->effects[i]->warning);
        page_end(page);
        page_rule(page, '*');
    }
}

/* --- the effects --- */

static void write_line(struct page *page, const struct leaflet_line *line,
                       const contra_effect *effect)
{
    page_paragraph(page, LABEL, TEXT);
    page_add(page, line->label);
    page_tab(page, TEXT);
    page_add(page, line->text);
    if (line->with_answers && effect->answer_count > 0) {
        page_add(page, " You named: ");
        text_list(page, effect->answers, effect->answer_count);
        page_add(page, ".");
    }
    page_end(page);
}

static void write_full(struct page *page, const contra_effect *effect)
{
    struct leaflet_line lines[LEAFLET_LINES];
    size_t count = leaflet_lines(effect, lines);
    page_paragraph(page, 0, 0);
    page_paint(page, PAINT_BOLD);
    page_add(page, effect->title);
    page_end(page);
    for (size_t i = 0; i < count; i++)
        write_line(page, &lines[i], effect);
}

static void write_short(struct page *page, const contra_effect *effect)
{
    const char *texts[LEAFLET_SHORT];
    size_t count = leaflet_short(effect, texts);
    page_paragraph(page, 0, 2);
    page_add(page, "- ");
    page_paint(page, PAINT_BOLD);
    page_add(page, effect->title);
    page_add(page, count > 0 ? ":" : "");
    page_paint(page, PAINT_NONE);
    for (size_t i = 0; i < count; i++) {
        page_add(page, " ");
        page_add(page, texts[i]);
    }
    page_end(page);
}

static void write_effects(struct page *page, const contra_result *result)
{
    size_t raised = leaflet_raised(result);
    if (raised > 0)
        text_heading(page, "Above all for you, because of your answers");
    for (size_t i = 0; i < raised; i++)
        write_full(page, result->effects[i]);
    if (raised < result->effect_count)
        text_heading(page, raised > 0 ? "What else may happen" : "What may happen");
    for (size_t i = raised; i < result->effect_count; i++)
        write_short(page, result->effects[i]);
}

/* --- when to get help --- */

static void write_group(struct page *page, const struct leaflet_signs *group)
{
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_paint(page, PAINT_BOLD);
    page_add(page, group->heading);
    if (group->telephone != NULL) {
        page_add(page, ": ");
        page_add(page, group->telephone);
    }
    page_end(page);
    for (size_t i = 0; i < group->count; i++) {
        page_paragraph(page, 0, 2);
        page_add(page, "- ");
        page_add(page, group->signs[i]);
        page_end(page);
    }
}

static void write_signs(struct page *page, const contra_result *result)
{
    struct leaflet_signs groups[LEAFLET_SIGNS];
    leaflet_signs(result, groups);
    for (size_t i = 0; i < LEAFLET_SIGNS; i++)
        if (groups[i].count > 0)
            write_group(page, &groups[i]);
}

/* --- the foot --- */

static void write_sources(struct page *page, const contra_result *result)
{
    size_t index = 0;
    const contra_source *source = leaflet_next_source(result, &index);
    if (source == NULL)
        return;
    page_gap(page);
    page_paragraph(page, 0, 0);
    page_add(page, "Sources (ask us for them): ");
    page_add(page, source->key);
    while ((source = leaflet_next_source(result, &index)) != NULL) {
        page_add(page, ", ");
        page_add(page, source->key);
    }
    page_add(page, ".");
    page_end(page);
}

static void write_foot(struct page *page, const contra_result *result)
{
    page_paragraph(page, 0, 0);
    page_add(page, "contra ");
    page_add(page, result->engine);
    for (size_t i = 0; i < result->pack_count; i++) {
        const contra_pack *pack = result->packs[i];
        page_add(page, ", ");
        page_add(page, pack->name);
        page_add(page, " ");
        page_add(page, pack->version);
        if (pack->reviewed != NULL) {
            page_add(page, " (");
            page_add(page, pack->reviewed);
            page_add(page, ")");
        }
    }
    page_add(page, ", ");
    page_add(page, result->date);
    page_end(page);
}

int write_leaflet(const contra_result *result, const contra_write_options *options,
                  contra_sink sink, void *payload)
{
    struct page page;
    page_start(&page, options->colour != 0, sink, payload);
    write_head(&page, result);
    write_warnings(&page, result);
    write_effects(&page, result);
    write_signs(&page, result);
    paragraph(&page, result->leaflet != NULL ? result->leaflet->rights : NULL);
    write_sources(&page, result);
    write_foot(&page, result);
    return page_finish(&page);
}
