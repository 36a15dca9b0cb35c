/* SPDX-License-Identifier: MIT */
#include "json/json_scan.h"

static void open_bracket(struct json_scan *scan, char byte)
{
    scan->most_values++;
    if (scan->depth < JSON_DEPTH_MOST) {
        scan->open[scan->depth++] = byte;
        return;
    }
    scan->beyond++;
    scan->too_deep = true;
}

/* Closes what is open up to the bracket's partner; a bracket without one closes nothing. */
static void close_bracket(struct json_scan *scan, char partner)
{
    if (scan->beyond > 0) {
        scan->beyond--;
        return;
    }
    for (size_t depth = scan->depth; depth > 0; depth--) {
        if (scan->open[depth - 1] == partner) {
            scan->depth = depth - 1;
            return;
        }
    }
}

/* A string ends at its quote, and at a line end, which it cannot hold. */
static void take_in_string(struct json_scan *scan, char byte)
{
    if (byte == '\n' || (byte == '"' && !scan->escaped))
        scan->in_string = false;
    scan->escaped = byte == '\\' && !scan->escaped;
}

static void take_outside(struct json_scan *scan, char byte)
{
    switch (byte) {
    case '"':
        scan->in_string = true;
        scan->escaped = false;
        break;
    case '{':
    case '[': open_bracket(scan, byte); break;
    case '}': close_bracket(scan, '{'); break;
    case ']': close_bracket(scan, '['); break;
    case ',': scan->most_values++; break;
    default: break;
    }
}

void json_scan_take(struct json_scan *scan, char byte)
{
    bool is_blank = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
    scan->has_nul = scan->has_nul || byte == '\0';
    if (scan->in_string)
        take_in_string(scan, byte);
    else
        take_outside(scan, byte);
    if (!is_blank)
        scan->before = byte;
    scan->line_begins = byte == '\n' || (scan->line_begins && is_blank);
}

bool json_scan_complete(const struct json_scan *scan)
{
    return scan->depth == 0;
}

bool json_scan_begins_anew(const struct json_scan *scan, char byte)
{
    if (byte != '{' || !scan->line_begins || scan->depth == 0 || scan->beyond > 0)
        return false;
    bool in_list = scan->open[scan->depth - 1] == '[';
    bool may_stand = scan->before == ':' || scan->before == '[' || (scan->before == ',' && in_list);
    return !may_stand;
}

bool json_scan_only_opened(const struct json_scan *scan)
{
    return scan->most_values == 1 && scan->before == scan->open[0];
}
