/* SPDX-License-Identifier: MIT */
/* Opening an engine as the authoring commands do: with the examples of its rules. */
#ifndef CONTRA_ENGINE_LOAD_H
#define CONTRA_ENGINE_LOAD_H

#include <contra/contra.h>

/* As contra_engine_open. */
contra_status engine_open_with_examples(contra_engine **out, const contra_engine_options *options,
                                        contra_error *err);

#endif
