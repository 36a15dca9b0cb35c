/* SPDX-License-Identifier: MIT */
/* A condition as an outline: one part on each line, what belongs together one step deeper. */
#include "rules/wording.h"

struct outlining {
    struct arena *arena;
    const struct rulebook *book;
    const struct patient *patient; /* or NULL */
    struct outline outline;
    bool at_any_site;
};

/* A part on its way to becoming a line: what stands before it already. */
struct part {
    int depth;
    const char *prefix;
    const struct condition *whole; /* with all that the prefix says */
    const struct condition *condition;
    bool holds; /* false: its opposite is meant */
};

static void add_part(struct outlining *o, struct part part);

static struct outline_line *add_line(struct outlining *o, const struct part *part,
                                     const char *words)
{
    struct outline *outline = &o->outline;
    outline->lines = arena_push(o->arena, outline->lines, outline->count, &outline->capacity,
                                sizeof *outline->lines);
    struct outline_line *line = &outline->lines[outline->count++];
    *line = (struct outline_line){.depth = part->depth,
                                  .words = arena_format(o->arena, "%s%s", part->prefix, words),
                                  .condition = part->whole,
                                  .at_any_site = o->at_any_site};
    return line;
}

static void add_below(struct outlining *o, const struct part *above, const char *prefix,
                      const struct condition *condition)
{
    add_part(o, (struct part){above->depth + 1, prefix, condition, condition, true});
}

/* `a & b & c` is one group of three. */
static void add_members(struct outlining *o, const struct part *above, enum condition_kind kind,
                        const struct condition *c)
{
    if (c->kind == kind && !c->asked_if) {
        add_members(o, above, kind, c->a);
        add_members(o, above, kind, c->b);
    } else {
        add_below(o, above, "", c);
    }
}

static void add_group(struct outlining *o, const struct part *part)
{
    bool all = part->condition->kind == CONDITION_AND;
    const char *words = part->holds ? (all ? "all of these:" : "any of these:")
                                    : (all ? "not all of these:" : "none of these:");
    add_line(o, part, words);
    add_members(o, part, part->condition->kind, part->condition);
}

/* asked_if(cause, c) is if_known(c) | cause & c. */
static void add_asked_if(struct outlining *o, const struct part *part)
{
    const struct condition *cause = part->condition->b->a, *asked = part->condition->b->b;
    add_line(o, part,
             part->holds ? "asked for only if there is a cause:"
                         : "not so (asked for only if there is a cause):");
    add_below(o, part, "", asked);
    add_below(o, part, "cause: ", cause);
}

/* The definition of a named condition, if this patient's value rests on it. */
static const struct condition *definition(const struct outlining *o, const struct condition *leaf)
{
    if (!o->patient || leaf->kind != CONDITION_YES || !leaf->fact->derived)
        return NULL;
    const struct value *value = patient_value(o->patient, leaf->fact);
    const struct derive *derive = rulebook_derive(o->book, leaf->fact);
    bool worked_out = value->state == VALUE_UNKNOWN || value->basis == BASIS_DERIVED;
    return derive && worked_out ? derive->when : NULL;
}

static void add_leaf(struct outlining *o, const struct part *part)
{
    struct text words;
    text_start(&words, o->arena);
    condition_say(&words, o->book, part->condition, part->holds);
    struct outline_line *line = add_line(o, part, words.bytes);
    const struct condition *meaning = definition(o, part->condition);
    line->leaf = part->condition;
    line->explained = meaning != NULL;
    if (meaning)
        add_below(o, part, "", meaning);
}

static void add_at_any_site(struct outlining *o, const struct part *part)
{
    struct part inner = *part;
    bool before = o->at_any_site;
    inner.prefix =
        arena_format(o->arena, "%sat %s planned site, ", part->prefix, part->holds ? "some" : "no");
    inner.condition = part->condition->a;
    inner.holds = true;
    o->at_any_site = true;
    add_part(o, inner);
    o->at_any_site = before;
}

static void add_part(struct outlining *o, struct part part)
{
    const struct condition *c = part.condition;
    switch (c->kind) {
    case CONDITION_NOT:
        part.holds = !part.holds;
        part.condition = c->a;
        add_part(o, part);
        break;
    case CONDITION_IF_KNOWN:
        part.prefix =
            arena_format(o->arena, "%s%sknown to be so: ", part.prefix, part.holds ? "" : "not ");
        part.holds = true;
        part.condition = c->a;
        add_part(o, part);
        break;
    case CONDITION_ANY_SITE: add_at_any_site(o, &part); break;
    case CONDITION_AND: add_group(o, &part); break;
    case CONDITION_OR:
        if (c->asked_if)
            add_asked_if(o, &part);
        else
            add_group(o, &part);
        break;
    default: add_leaf(o, &part); break;
    }
}

struct outline outline_make(struct arena *arena, const struct rulebook *book,
                            const struct condition *condition, const struct patient *patient)
{
    struct outlining o = {.arena = arena, .book = book, .patient = patient};
    add_part(&o, (struct part){0, "", condition, condition, true});
    return o.outline;
}
