/* SPDX-License-Identifier: MIT */
/* Writers: a result as text or JSON, through a sink. They know contra_result and nothing else. */
#ifndef CONTRA_REPORT_WRITE_H
#define CONTRA_REPORT_WRITE_H

#include <contra/contra.h>

/* Text that is collected and handed to a sink in pieces of a few KiB. Never fails until asked. */
struct output {
    contra_sink sink;
    void *payload;
    size_t length;
    int failed; /* the sink said no; nothing more is handed over */
    char bytes[4096];
};
void output_start(struct output *output, contra_sink sink, void *payload);
void output_add(struct output *output, const char *string);
void output_bytes(struct output *output, const char *bytes, size_t length);
void output_number(struct output *output, size_t number);
/* Hands over what is left; 0 if all went well. */
int output_finish(struct output *output);

int write_text(const contra_result *result, const contra_write_options *options, contra_sink sink,
               void *payload);
int write_json(const contra_result *result, const contra_write_options *options, contra_sink sink,
               void *payload);

/* The patient's sheet. It holds no name and no number of the patient. */
int write_leaflet(const contra_result *result, const contra_write_options *options,
                  contra_sink sink, void *payload);
int write_leaflet_html(const contra_result *result, const contra_write_options *options,
                       contra_sink sink, void *payload);

#endif
