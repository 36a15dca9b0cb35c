/* SPDX-License-Identifier: MIT */
/* A rule as a person would say it: the page that a lead reads, and signs. */
#ifndef CONTRA_AUTHORING_SHOW_H
#define CONTRA_AUTHORING_SHOW_H

#include "authoring/sheet.h"
#include "rules/rule.h"

/* Adds a page about the rule. The rulebook must have its examples. */
void show_rule(struct sheet *sheet, const struct rulebook *book, const struct rule *rule);

#endif
