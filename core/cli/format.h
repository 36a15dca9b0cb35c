/* SPDX-License-Identifier: MIT */
/* The formats of reports that --format may name: contra's own, and those of the loaded plugins. */
#ifndef CONTRA_CLI_FORMAT_H
#define CONTRA_CLI_FORMAT_H

#include <contra/contra.h>
#include <stdbool.h>

/* How a format goes about several patients. */
enum format_kind {
    FORMAT_TEXT,     /* reports one below the other */
    FORMAT_JSON,     /* one object a line if there are several */
    FORMAT_LINES,    /* a line each, below a head */
    FORMAT_DOCUMENT, /* a document of one patient */
    FORMAT_NONE      /* there is no such format */
};

enum format_kind format_kind(const contra_engine *engine, const char *name);

/* In a format of lines, the line of an input that was refused: with the problems of the patient, or
 * `only` if it has none. `patient` may be NULL. */
contra_status format_write_refused(const contra_engine *engine, const char *name, const char *input,
                                   const contra_patient *patient, const contra_problem *only,
                                   contra_sink sink, void *payload, contra_error *err);

/* Says that there is no such format, with those that there are. `own` lists the command's own. */
void format_refuse(const contra_engine *engine, const char *name, const char *const *own);

#endif
