/* SPDX-License-Identifier: MIT */
/* Lines of comma-separated values: RFC 4180, one record a line, safe in a spreadsheet. */
#ifndef CONTRA_PLUGINS_CSV_FIELD_H
#define CONTRA_PLUGINS_CSV_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include <contra/types.h>

/* One line being written. */
struct csv_line {
    contra_sink sink;
    void *payload;
    bool begun;  /* a field stands already */
    bool failed; /* the sink refused, and is not called again */
    bool quoted; /* the field in hand stands in quotes */
    bool start;  /* a formula would begin here */
};

void csv_line_start(struct csv_line *line, contra_sink sink, void *payload);

/* A whole field. NULL is an empty one. */
void csv_field(struct csv_line *line, const char *text);
void csv_number(struct csv_line *line, size_t number);

/* A field in parts, which stands in quotes. */
void csv_field_begin(struct csv_line *line);
void csv_field_add(struct csv_line *line, const char *text);
void csv_field_end(struct csv_line *line);

/* Ends the line. CONTRA_OK, or CONTRA_BROKEN if the sink refused. */
contra_status csv_line_end(struct csv_line *line);

#endif
