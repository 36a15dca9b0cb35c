/* SPDX-License-Identifier: MIT */
/* What several parts of the page draw and write. */
#include "html/html_parts.h"

#include <string.h>

/* --- shapes and signs, in units of their own size --- */

#define CIRCLE "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z"
#define SQUARE "M-.95-.95H.95V.95H-.95z"

struct drawing {
    const char *shape, *sign;
};

static const struct drawing drawings[KINDS] = {
    [KIND_FREE] = {CIRCLE, "M-.45.02-.12.38.48-.34"},
    [KIND_NOTE] = {CIRCLE, "M0-.08V.5M0-.48V-.46"},
    [KIND_CARE] = {"M0-1.25 1.25 1H-1.25z", "M0-.42V.28M0 .64V.66"},
    [KIND_STOP] = {SQUARE, "M-.5 0H.5"},
    [KIND_NEVER] = {"M-.45-1.08H.45L1.08-.45V.45L.45 1.08H-.45L-1.08.45V-.45z",
                    "M-.42-.42.42.42M.42-.42-.42.42"},
    [KIND_OPEN] = {"M0-1.35 1.35 0 0 1.35-1.35 0z",
                   "M-.34-.26C-.34-.74.38-.72.36-.26.34.02 0 .02 0 .3M0 .62V.64"},
    [KIND_HELD] = {CIRCLE, "M-.4 0H.4"},
    [KIND_WAIT] = {SQUARE, "M-.28-.45V.45M.28-.45V.45"},
};

void html_kinds(struct html *page)
{
    html_raw(page, "<svg class=\"defs\" aria-hidden=\"true\" focusable=\"false\"><defs>\n");
    for (int i = 0; i < KINDS; i++) {
        const char *name = kind_name((enum kind)i);
        html_raw(page, "<path id=\"b-");
        html_raw(page, name);
        html_raw(page, "\" class=\"shape fill-");
        html_raw(page, name);
        html_raw(page, "\" d=\"");
        html_raw(page, drawings[i].shape);
        html_raw(page, "\"/><g id=\"");
        html_raw(page, name);
        html_raw(page, "\"><use href=\"#b-");
        html_raw(page, name);
        html_raw(page, "\"/><path class=\"sign sign-");
        html_raw(page, name);
        html_raw(page, "\" d=\"");
        html_raw(page, drawings[i].sign);
        html_raw(page, "\"/></g>\n");
    }
    html_raw(page, "</defs></svg>\n");
}

static void drawn(struct html *page, const char *prefix, enum kind kind)
{
    html_raw(page, "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" "
                   "viewBox=\"-1.5 -1.5 3 3\"><use href=\"#");
    html_raw(page, prefix);
    html_raw(page, kind_name(kind));
    html_raw(page, "\"/></svg>");
}

void html_sign(struct html *page, enum kind kind)
{
    drawn(page, "", kind);
}

void html_badge(struct html *page, enum kind kind, size_t number)
{
    html_raw(page, "<span class=\"badge\">");
    drawn(page, "b-", kind);
    html_raw(page, "<b class=\"on-");
    html_raw(page, kind_name(kind));
    html_raw(page, "\">");
    html_number(page, number);
    html_raw(page, "</b></span>");
}

void html_grade(struct html *page, contra_grade grade, contra_grade could_be)
{
    enum kind kind = grade_kind(grade);
    html_raw(page, "<span class=\"grade of-");
    html_raw(page, kind_name(kind));
    html_raw(page, "\">");
    html_sign(page, kind);
    html_raw(page, grade_in_words(grade));
    if (could_be > grade) {
        html_raw(page, "; could be: ");
        html_raw(page, grade_in_words(could_be));
    }
    html_raw(page, "</span>");
}

/* --- where --- */

void html_site(struct html *page, const contra_result *result, const char *site)
{
    for (size_t i = 0; i < result->site_count; i++) {
        if (strcmp(result->sites[i]->site, site) != 0)
            continue;
        html_raw(page, "<a href=\"#site-");
        html_number(page, i + 1);
        html_raw(page, "\">");
        html_given(page, site);
        html_raw(page, " <span class=\"number\">(");
        html_number(page, i + 1);
        html_raw(page, ")</span></a>");
        return;
    }
    html_given(page, site);
}

void html_sites(struct html *page, const contra_result *result, const char *const *sites,
                size_t count)
{
    for (size_t i = 0; i < count; i++) {
        html_raw(page, i > 0 ? ", " : "");
        html_site(page, result, sites[i]);
    }
}

void html_where(struct html *page, const char *file, int line, const char *origin)
{
    if (file == NULL && origin == NULL)
        return;
    const char *slash = file != NULL ? strrchr(file, '/') : NULL;
    html_raw(page, " <span class=\"where\">(");
    html_given(page, slash != NULL ? slash + 1 : file != NULL ? file : origin);
    if (file != NULL && line > 0) {
        html_raw(page, ":");
        html_number(page, (size_t)line);
    }
    html_raw(page, ")</span>");
}

/* --- sections --- */

void html_section(struct html *page, const char *id, const char *heading)
{
    html_raw(page, "<section id=\"");
    html_raw(page, id);
    html_raw(page, "\" aria-labelledby=\"");
    html_raw(page, id);
    html_raw(page, "-heading\">\n<h2 id=\"");
    html_raw(page, id);
    html_raw(page, "-heading\">");
    html_raw(page, heading);
    html_raw(page, "</h2>\n");
}

void html_section_end(struct html *page)
{
    html_raw(page, "</section>\n");
}
