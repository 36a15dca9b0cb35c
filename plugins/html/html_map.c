/* SPDX-License-Identifier: MIT */
/* The body map: each site is marked where it lies, a line leads from the mark to its number in the
 * margin, and the number to the site's line in the list beside the map. */
#include <stdlib.h>
#include <string.h>

#include "html/html_figure.h"
#include "html/html_parts.h"

#define MARGIN  10 /* on either side of a figure, for the numbers */
#define ABOVE   8  /* for the names of the sides */
#define WIDTH   100
#define BESIDE  8   /* more sites than these are listed below the drawings, not beside them */
#define REACH   1.4 /* of the largest shape, a diamond, and its edge */
#define NOWHERE (-1)

struct place {
    const contra_site *site;
    size_t number; /* from 1, in the order of the report */
    enum kind kind;
    int figure; /* NOWHERE: not on the map */
    int right;  /* its number stands in the right margin */
    double badge_y;
};

/* Of numbers in a margin, one below the other: where the first would stand if all were moved. */
struct group {
    double top;
    size_t size;
};

/* --- where the numbers stand --- */

static int figure_of(const contra_site *site)
{
    for (int i = 0; i < FIGURES && site->view != NULL; i++)
        if (strcmp(figures[i].view, site->view) == 0)
            return i;
    return NOWHERE;
}

/* Those of one figure and margin together, from top to bottom. */
static int in_columns(const void *a, const void *b)
{
    const struct place *one = a, *other = b;
    if (one->figure != other->figure)
        return one->figure < other->figure ? -1 : 1;
    if (one->right != other->right)
        return one->right < other->right ? -1 : 1;
    if (one->site->y < other->site->y || one->site->y > other->site->y)
        return one->site->y < other->site->y ? -1 : 1;
    return one->number < other->number ? -1 : 1;
}

static size_t column_end(const struct place *places, size_t count, size_t from)
{
    size_t end = from;
    while (end < count && places[end].figure == places[from].figure &&
           places[end].right == places[from].right)
        end++;
    return end;
}

static double column_step(const struct figure *figure, size_t count)
{
    double step = 2.1 * figure->badge;
    double room = figure->height - ABOVE - 2 * REACH * figure->badge;
    double most = room / (double)(count > 1 ? count - 1 : 1);
    return step < most ? step : most;
}

/* Numbers that would stand on each other make a group that moves as one, to the middle of where
 * they would stand; groups that then meet become one. Returns how many there are. */
static size_t group_column(const struct place *column, size_t count, double step,
                           struct group *groups)
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        struct group next = {column[i].site->y - (double)i * step, 1};
        for (; made > 0 && groups[made - 1].top > next.top; made--) {
            const struct group *met = &groups[made - 1];
            size_t size = met->size + next.size;
            next.top = (met->top * (double)met->size + next.top * (double)next.size) / (double)size;
            next.size = size;
        }
        groups[made++] = next;
    }
    return made;
}

/* Each as near to the height of its mark as the others and the figure allow. */
static void space_column(struct place *column, size_t count, struct group *groups)
{
    const struct figure *figure = &figures[column->figure];
    double step = column_step(figure, count);
    double low = ABOVE + REACH * figure->badge;
    double high = figure->height - REACH * figure->badge - (double)(count - 1) * step;
    size_t made = group_column(column, count, step, groups), i = 0;
    for (size_t k = 0; k < made; k++) {
        double top = groups[k].top < high ? groups[k].top : high;
        top = top > low ? top : low;
        for (size_t end = i + groups[k].size; i < end; i++)
            column[i].badge_y = top + (double)i * step;
    }
}

/* Those of the middle go where there are fewer. */
static void choose_margins(struct place *places, size_t count)
{
    int surplus[FIGURES] = {0}; /* how many more stand on the right */
    for (size_t i = 0; i < count; i++) {
        places[i].right = places[i].site->x > WIDTH / 2.0;
        if (places[i].figure != NOWHERE && places[i].right)
            surplus[places[i].figure]++;
        else if (places[i].figure != NOWHERE && places[i].site->x < WIDTH / 2.0)
            surplus[places[i].figure]--;
    }
    for (size_t i = 0; i < count; i++) {
        if (places[i].figure == NOWHERE || places[i].right || places[i].site->x < WIDTH / 2.0)
            continue;
        places[i].right = surplus[places[i].figure] < 0;
        surplus[places[i].figure] += places[i].right ? 1 : -1;
    }
}

static void place_all(const contra_result *result, struct place *places, struct group *groups)
{
    for (size_t i = 0; i < result->site_count; i++) {
        places[i].site = result->sites[i];
        places[i].number = i + 1;
        places[i].kind = site_kind(result, result->sites[i]);
        places[i].figure = figure_of(result->sites[i]);
    }
    choose_margins(places, result->site_count);
    qsort(places, result->site_count, sizeof *places, in_columns);
    size_t end;
    for (size_t from = 0; from < result->site_count; from = end) {
        end = column_end(places, result->site_count, from);
        if (places[from].figure != NOWHERE)
            space_column(places + from, end - from, groups);
    }
}

/* --- what is said of a site --- */

/* In short what the legend says at length; a grade that blocks is told behind it. */
static const char *status_words(const contra_result *result, enum kind kind)
{
    bool brief = !result->aftercare;
    switch (kind) {
    case KIND_STOP:
    case KIND_NEVER: return brief ? "blocked" : kind_meaning(kind, true);
    case KIND_OPEN: return brief ? "not cleared" : kind_meaning(kind, true);
    case KIND_HELD:
        return brief ? "not now, though nothing blocks the site itself" : kind_meaning(kind, true);
    default: return kind_meaning(kind, !brief);
    }
}

/* "blocked: relative; could be absolute" */
static void write_status(struct html *page, const contra_result *result, const struct place *place)
{
    const contra_site *site = place->site;
    bool blocked = !result->aftercare && site->status == CONTRA_SITE_BLOCKED;
    bool told =
        place->kind == KIND_CARE || (result->aftercare && place->kind == grade_kind(site->grade));
    html_raw(page, status_words(result, place->kind));
    if (site->grade != CONTRA_GRADE_NONE && !told) {
        html_raw(page, blocked ? ": " : "; ");
        html_raw(page, blocked ? grade_in_short(site->grade) : grade_in_words(site->grade));
    }
    if (site->could_be > site->grade) {
        html_raw(page, "; could be ");
        html_raw(page, grade_in_short(site->could_be));
    }
}

/* --- the drawing --- */

static void at(struct html *page, const char *id, double x, double y, double size)
{
    html_raw(page, "<use href=\"#");
    html_raw(page, id);
    html_raw(page, "\" transform=\"translate(");
    html_coordinate(page, x);
    html_raw(page, " ");
    html_coordinate(page, y);
    html_raw(page, ")scale(");
    html_coordinate(page, size);
    html_raw(page, ")\"/>");
}

static double badge_x(const struct place *place)
{
    double inwards = figures[place->figure].badge * REACH - MARGIN;
    return place->right ? WIDTH - inwards : inwards;
}

static void draw_leader(struct html *page, const struct place *place)
{
    html_raw(page, "<path class=\"lead\" d=\"M");
    html_coordinate(page, place->site->x);
    html_raw(page, " ");
    html_coordinate(page, place->site->y);
    html_raw(page, "L");
    html_coordinate(page, badge_x(place));
    html_raw(page, " ");
    html_coordinate(page, place->badge_y);
    html_raw(page, "\"/>\n");
}

static void draw_badge(struct html *page, const struct place *place)
{
    const struct figure *figure = &figures[place->figure];
    char shape[16] = "b-";
    strncat(shape, kind_name(place->kind), sizeof shape - 3);
    at(page, shape, badge_x(place), place->badge_y, figure->badge);
    html_raw(page, "<text class=\"on-");
    html_raw(page, kind_name(place->kind));
    html_raw(page, "\" x=\"");
    html_coordinate(page, badge_x(place));
    html_raw(page, "\" y=\"");
    html_coordinate(page, place->badge_y + figure->badge * 0.36);
    html_raw(page, "\" font-size=\"");
    html_coordinate(page, figure->badge * (place->number < 10 ? 1.1 : 0.95));
    html_raw(page, "\">");
    html_number(page, place->number);
    html_raw(page, "</text>");
}

/* Mark and number are one link to the line of the list. */
static void draw_mark(struct html *page, const contra_result *result, const struct place *place)
{
    html_raw(page, "<a href=\"#site-");
    html_number(page, place->number);
    html_raw(page, "\" aria-label=\"");
    html_number(page, place->number);
    html_raw(page, ", ");
    html_text(page, place->site->site);
    html_raw(page, ": ");
    write_status(page, result, place);
    html_raw(page, "\">");
    at(page, kind_name(place->kind), place->site->x, place->site->y, figures[place->figure].mark);
    draw_badge(page, place);
    html_raw(page, "</a>\n");
}

static void draw_half(struct html *page, const struct figure *figure)
{
    html_raw(page, "<g id=\"half-");
    html_raw(page, figure->view);
    html_raw(page, "\"><path class=\"skin\" d=\"");
    html_raw(page, figure->outline);
    html_raw(page, "\"/><path class=\"trace\" d=\"");
    html_raw(page, figure->marks);
    html_raw(page, "\"/></g>\n<use href=\"#half-");
    html_raw(page, figure->view);
    html_raw(page, "\" transform=\"matrix(-1 0 0 1 100 0)\"/>\n");
    if (figure->middle != NULL) {
        html_raw(page, "<path class=\"trace\" d=\"");
        html_raw(page, figure->middle);
        html_raw(page, "\"/>\n");
    }
}

static void side_name(struct html *page, const char *name, int x, const char *place)
{
    html_raw(page, "<text class=\"side ");
    html_raw(page, place);
    html_raw(page, "\" x=\"");
    html_coordinate(page, x);
    html_raw(page, "\" y=\"6\">");
    html_raw(page, name);
    html_raw(page, "</text>\n");
}

static void begin_drawing(struct html *page, const struct figure *figure, size_t count, size_t all)
{
    html_raw(page, "<figure class=\"view ");
    html_raw(page, figure->view);
    html_raw(page, "\">\n<svg role=\"group\" aria-labelledby=\"title-");
    html_raw(page, figure->view);
    html_raw(page, "\" aria-describedby=\"desc-");
    html_raw(page, figure->view);
    html_raw(page, "\" viewBox=\"-10 0 120 ");
    html_number(page, (size_t)figure->height);
    html_raw(page, "\">\n<title id=\"title-");
    html_raw(page, figure->view);
    html_raw(page, "\">");
    html_raw(page, figure->title);
    html_raw(page, "</title>\n<desc id=\"desc-");
    html_raw(page, figure->view);
    html_raw(page, "\">A drawing of the body. It marks ");
    html_number(page, count);
    html_raw(page, " of ");
    html_count(page, all, "site");
    html_raw(page, "; the list beside it names them all.</desc>\n");
}

static void draw_figure(struct html *page, const contra_result *result, const struct place *places,
                        int index)
{
    const struct figure *figure = &figures[index];
    size_t count = 0;
    for (size_t i = 0; i < result->site_count; i++)
        count += places[i].figure == index;
    if (count == 0 && !figure->always)
        return;
    begin_drawing(page, figure, count, result->site_count);
    draw_half(page, figure);
    side_name(page, figure->left, 1 - MARGIN, "at-left");
    side_name(page, figure->right, WIDTH + MARGIN - 1, "at-right");
    for (size_t i = 0; i < result->site_count; i++)
        if (places[i].figure == index)
            draw_leader(page, &places[i]);
    for (size_t i = 0; i < result->site_count; i++)
        if (places[i].figure == index)
            draw_mark(page, result, &places[i]);
    html_raw(page, "</svg>\n<figcaption>");
    html_raw(page, figure->title);
    html_raw(page, "</figcaption>\n</figure>\n");
}

/* --- the list beside it --- */

static bool is_at(const contra_finding *finding, const char *site)
{
    for (size_t i = 0; i < finding->site_count; i++)
        if (strcmp(finding->sites[i], site) == 0)
            return true;
    return false;
}

/* What was found at this very site, by title. */
static void write_found_here(struct html *page, const contra_result *result, const char *site)
{
    size_t number = 0, told = 0;
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        if (finding_listing(finding) != LIST_FULL)
            continue;
        number++;
        if (!is_at(finding, site))
            continue;
        html_raw(page, told++ == 0 ? "<p class=\"found\">" : "; ");
        html_raw(page, "<a href=\"#finding-");
        html_number(page, number);
        html_raw(page, "\">");
        html_text(page, finding->title);
        html_raw(page, "</a>");
    }
    html_raw(page, told > 0 ? "</p>\n" : "");
}

static const struct place *numbered(const struct place *places, size_t number)
{
    while (places->number != number)
        places++;
    return places;
}

static void write_line(struct html *page, const contra_result *result, const struct place *place)
{
    html_raw(page, "<li id=\"site-");
    html_number(page, place->number);
    html_raw(page, "\">");
    html_badge(page, place->kind, place->number);
    html_raw(page, "<div><strong>");
    html_given(page, place->site->site);
    html_raw(page, "</strong> <span class=\"of-");
    html_raw(page, kind_name(place->kind));
    html_raw(page, "\">");
    write_status(page, result, place);
    html_raw(page, "</span>\n");
    if (place->figure == NOWHERE)
        html_raw(page, "<p class=\"aside\">Not on the map: its side or its place is not "
                       "known.</p>\n");
    write_found_here(page, result, place->site->site);
    html_raw(page, "</div></li>\n");
}

static void write_legend(struct html *page, const contra_result *result)
{
    html_raw(page, "<h3 class=\"small\">What the marks mean</h3>\n<ul class=\"legend\">\n");
    for (int i = 0; i < KINDS; i++) {
        enum kind kind = (enum kind)i;
        const char *meaning = kind_meaning(kind, result->aftercare != 0);
        if (meaning == NULL)
            continue;
        html_raw(page, "<li>");
        html_sign(page, kind);
        html_raw(page, "<span>");
        html_raw(page, meaning);
        html_raw(page, " <span class=\"unseen\">(");
        html_raw(page, kind_shape(kind));
        html_raw(page, ")</span></span></li>\n");
    }
    html_raw(page, "</ul>\n");
}

/* Drawings without any mark would look as if there were nothing to mark. */
static void write_views(struct html *page, const contra_result *result, const struct place *places)
{
    html_raw(page, "<div class=\"views\">\n");
    for (int i = 0; i < FIGURES; i++)
        draw_figure(page, result, places, i);
    html_raw(page, "</div>\n");
}

static void write_map(struct html *page, const contra_result *result, const struct place *places)
{
    size_t placed = 0;
    for (size_t i = 0; i < result->site_count; i++)
        placed += places[i].figure != NOWHERE;
    bool below = placed == 0 || result->site_count > BESIDE;
    html_raw(page, below ? "<div class=\"map many\">\n" : "<div class=\"map\">\n");
    if (placed > 0)
        write_views(page, result, places);
    html_raw(page, "<div class=\"beside\">\n<ol class=\"sites\">\n");
    for (size_t i = 0; i < result->site_count; i++)
        write_line(page, result, numbered(places, i + 1));
    html_raw(page, "</ol>\n");
    write_legend(page, result);
    html_raw(page, "</div>\n</div>\n");
}

static contra_status write_placed(struct html *page, const contra_result *result)
{
    struct place *places = calloc(result->site_count, sizeof *places);
    struct group *groups = calloc(result->site_count, sizeof *groups);
    contra_status status = places != NULL && groups != NULL ? CONTRA_OK : CONTRA_NO_MEMORY;
    if (status == CONTRA_OK) {
        place_all(result, places, groups);
        write_map(page, result, places);
    }
    free(groups);
    free(places);
    return status;
}

contra_status html_map(struct html *page, const contra_result *result)
{
    contra_status status = CONTRA_OK;
    html_section(page, "map", result->aftercare ? "Treated sites" : "Planned sites");
    if (result->site_count > 0)
        status = write_placed(page, result);
    else
        html_raw(page, "<p class=\"box of-open\">No site is named, so nothing here was looked at "
                       "site by site. Name the sites and check again.</p>\n");
    html_section_end(page);
    return status;
}
