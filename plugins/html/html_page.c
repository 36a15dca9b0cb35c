/* SPDX-License-Identifier: MIT */
#include "html/html_page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

void html_start(struct html *page, contra_sink sink, void *payload)
{
    page->sink = sink;
    page->payload = payload;
    page->failed = 0;
    page->length = 0;
}

static void flush(struct html *page)
{
    if (!page->failed && page->length > 0)
        page->failed = page->sink(page->payload, page->buffer, page->length) != 0;
    page->length = 0;
}

contra_status html_finish(struct html *page)
{
    flush(page);
    return page->failed ? CONTRA_BROKEN : CONTRA_OK;
}

static void add(struct html *page, const char *bytes, size_t count)
{
    while (count > 0) {
        size_t room = sizeof page->buffer - page->length;
        size_t part = count < room ? count : room;
        memcpy(page->buffer + page->length, bytes, part);
        page->length += part;
        bytes += part;
        count -= part;
        if (page->length == sizeof page->buffer)
            flush(page);
    }
}

void html_raw(struct html *page, const char *markup)
{
    add(page, markup, strlen(markup));
}

/* How many bytes of a character that no text may bring: controls (C0 without tab and line breaks,
 * DEL, C1), and what turns the direction (U+202A..202E, U+2066..2069). 0: it may. */
static size_t unwanted(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] < 0x20 && byte[0] != '\t' && byte[0] != '\n' && byte[0] != '\r')
        return 1;
    if (byte[0] == 0x7f)
        return 1;
    if (byte[0] == 0xc2 && byte[1] >= 0x80 && byte[1] < 0xa0)
        return 2;
    if (byte[0] != 0xe2)
        return 0;
    if (byte[1] == 0x80 && byte[2] >= 0xaa && byte[2] <= 0xae)
        return 3;
    return byte[1] == 0x81 && byte[2] >= 0xa6 && byte[2] <= 0xa9 ? 3 : 0;
}

static const char *escaped(char byte)
{
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void html_text(struct html *page, const char *text)
{
    while (*text != '\0') {
        size_t bytes = unwanted(text);
        const char *instead = bytes > 0 ? REPLACEMENT : escaped(*text);
        if (instead != NULL)
            html_raw(page, instead);
        else
            add(page, text, 1);
        text += bytes > 0 ? bytes : 1;
    }
}

void html_given(struct html *page, const char *text)
{
    html_element(page, "<bdi>", text, "</bdi>");
}

void html_element(struct html *page, const char *open, const char *text, const char *close)
{
    if (text == NULL)
        return;
    html_raw(page, open);
    html_text(page, text);
    html_raw(page, close);
}

void html_number(struct html *page, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    html_raw(page, digits);
}

/* By whole tenths, so that no locale has a say. */
void html_coordinate(struct html *page, double value)
{
    long tenths = lround(value * 10);
    html_raw(page, tenths < 0 ? "-" : "");
    tenths = tenths < 0 ? -tenths : tenths;
    html_number(page, (size_t)(tenths / 10));
    if (tenths % 10 == 0)
        return;
    html_raw(page, ".");
    html_number(page, (size_t)(tenths % 10));
}

void html_count(struct html *page, size_t count, const char *noun)
{
    html_number(page, count);
    html_raw(page, " ");
    html_raw(page, noun);
    html_raw(page, count == 1 ? "" : "s");
}
