/* SPDX-License-Identifier: MIT */
/* A sheet as one HTML page that needs nothing else, on the screen and on paper. */
#include "authoring/sheet.h"
#include "report/write.h"

static const char style[] =
    "body{font:16px/1.45 Georgia,'Times New Roman',serif;max-width:44em;margin:2em auto;"
    "padding:0 1em;color:#111;background:#fff}"
    "h1{font-size:1.6em;margin:0 0 .4em}h2{font-size:1.1em;margin:1.4em 0 .3em}"
    "section+section{border-top:2px solid #111;margin-top:3em;padding-top:2em}"
    "p,ul,dl{margin:.3em 0}ul{padding-left:1.3em}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1em}"
    "dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}"
    ".sign{margin-top:3em;display:grid;grid-template-columns:2fr 1fr 2fr;gap:2em}"
    ".sign div{border-top:1px solid #111;padding-top:.3em;margin-top:2.5em}"
    "@media print{body{margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}"
    "li,dd{break-inside:avoid}section+section{border:0;margin:0;padding:0;break-before:page}"
    ".sign{break-inside:avoid}}";

/* What is open around the next block. */
struct state {
    struct output output;
    bool in_page, in_pairs, in_list;
};

static void add_escaped(struct output *output, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': output_add(output, "&amp;"); break;
        case '<': output_add(output, "&lt;"); break;
        case '>': output_add(output, "&gt;"); break;
        case '"': output_add(output, "&quot;"); break;
        default: output_bytes(output, text, 1); break;
        }
    }
}

static void element(struct output *output, const char *name, const char *text)
{
    output_add(output, "<");
    output_add(output, name);
    output_add(output, ">");
    add_escaped(output, text);
    output_add(output, "</");
    output_add(output, name);
    output_add(output, ">\n");
}

/* Opens or closes what surrounds a run of blocks. */
static void within(struct state *state, bool *open, bool wanted, const char *start, const char *end)
{
    if (*open != wanted)
        output_add(&state->output, wanted ? start : end);
    *open = wanted;
}

static void surround(struct state *state, bool list, bool pairs)
{
    within(state, &state->in_list, list, "<ul>\n", "</ul>\n");
    within(state, &state->in_pairs, pairs, "<dl>\n", "</dl>\n");
}

/* Depth is a margin: the lists of a sheet are flat. */
static void write_item(struct output *output, const struct sheet_block *block)
{
    output_add(output, "<li style=\"margin-left:");
    output_number(output, (size_t)block->depth * 2);
    output_add(output, "em\">");
    add_escaped(output, block->text);
    output_add(output, "</li>\n");
}

static void write_block(struct state *state, const struct sheet_block *block)
{
    struct output *output = &state->output;
    surround(state, block->kind == SHEET_ITEM, block->kind == SHEET_PAIR);
    switch (block->kind) {
    case SHEET_TITLE:
        output_add(output, state->in_page ? "</section>\n<section>\n" : "<section>\n");
        state->in_page = true;
        element(output, "h1", block->text);
        break;
    case SHEET_HEADING: element(output, "h2", block->text); break;
    case SHEET_TEXT: element(output, "p", block->text); break;
    case SHEET_ITEM: write_item(output, block); break;
    case SHEET_PAIR:
        element(output, "dt", block->label);
        element(output, "dd", block->text);
        break;
    case SHEET_SIGN:
        element(output, "p", "Read and agreed:");
        output_add(output, "<div class=\"sign\"><div>Name</div><div>Day</div><div>Signature</div>"
                           "</div>\n");
        break;
    }
}

int sheet_write_html(const struct sheet *sheet, contra_sink sink, void *payload)
{
    struct state state = {.in_page = false};
    output_start(&state.output, sink, payload);
    output_add(&state.output, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
                              "charset=\"utf-8\">\n<meta name=\"viewport\" "
                              "content=\"width=device-width\">\n");
    element(&state.output, "title", sheet->count ? sheet->blocks[0].text : "contra");
    output_add(&state.output, "<style>");
    output_add(&state.output, style);
    output_add(&state.output, "</style>\n</head>\n<body>\n");
    for (size_t i = 0; i < sheet->count; i++)
        write_block(&state, &sheet->blocks[i]);
    surround(&state, false, false);
    output_add(&state.output, state.in_page ? "</section>\n" : "");
    output_add(&state.output, "</body>\n</html>\n");
    return output_finish(&state.output);
}
