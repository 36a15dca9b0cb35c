// SPDX-License-Identifier: MIT
// What is asked of a page from within: run by the tests, never part of it. Gives lists of what is
// wrong.
({
    colour(text) {
        const parts = text.match(/[\d.]+/g).map(Number);
        return {rgb: parts.slice(0, 3), opaque: parts.length < 4 || parts[3] === 1,
                none: parts.length > 3 && parts[3] === 0};
    },

    luminance(rgb) {
        const [r, g, b] = rgb.map(value => {
            value /= 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    },

    contrast(one, other) {
        const [light, dark] = [this.luminance(one), this.luminance(other)].sort((a, b) => b - a);
        return (light + 0.05) / (dark + 0.05);
    },

    // The shape that a number of the map or of the list stands on; null if it stands on none.
    shapeBelow(element) {
        const badge = element.closest('.badge');
        const use = badge ? badge.querySelector('use')
                  : element.matches('.view a text') ? element.previousElementSibling : null;
        if (!use)
            return null;
        return document.querySelector(use.getAttribute('href'));
    },

    ground(element) {
        const shape = this.shapeBelow(element);
        if (shape)
            return this.colour(getComputedStyle(shape).fill).rgb;
        for (let at = element; at; at = at.parentElement) {
            const found = this.colour(getComputedStyle(at).backgroundColor);
            if (found.none)
                continue;
            if (!found.opaque)
                return null;
            return found.rgb;
        }
        return [255, 255, 255];
    },

    seen(element) {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && box.right > 0 && !element.closest('.unseen');
    },

    // Every text against what it stands on; each pair of colours once.
    texts() {
        const wrong = new Set();
        let count = 0;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
            const element = node.parentElement;
            if (!node.data.trim() || element.closest('title, desc, style') || !this.seen(element))
                continue;
            const style = getComputedStyle(element);
            const ink = this.colour(element.closest('svg') ? style.fill : style.color);
            const ground = this.ground(element);
            const ratio = ground && ink.opaque ? this.contrast(ink.rgb, ground) : 0;
            count++;
            if (!(ratio >= 4.5))
                wrong.add(`"${node.data.trim().slice(0, 40)}": ${ratio.toFixed(2)}`);
        }
        if (count < 20)
            wrong.add(`only ${count} texts were found`);
        return [...wrong];
    },

    // What has to be told apart without words: marks and lines on the paper and on the skin.
    graphics() {
        const wrong = [];
        const of = (selector, property) => {
            const element = document.querySelector(selector);
            return element ? this.colour(getComputedStyle(element)[property]).rgb : null;
        };
        const paper = this.ground(document.body);
        const skin = of('.skin', 'fill') || paper;
        const pairs = [['.skin', 'stroke', [paper]], ['.lead', 'stroke', [paper, skin]]];
        for (const shape of document.querySelectorAll('defs .shape')) {
            const property = shape.id === 'b-held' ? 'stroke' : 'fill';
            pairs.push(['#' + shape.id, property, [paper, skin]]);
            const name = shape.id.slice(2);
            pairs.push([`.sign-${name}`, 'stroke', [of('#' + shape.id, 'fill')]]);
        }
        for (const [selector, property, grounds] of pairs)
            for (const ground of grounds) {
                const found = of(selector, property);
                if (found && !(this.contrast(found, ground) >= 3))
                    wrong.push(`${selector}: ${this.contrast(found, ground).toFixed(2)}`);
            }
        return wrong;
    },

    structure() {
        const wrong = [];
        const all = selector => [...document.querySelectorAll(selector)];
        if (all('script, img, image, iframe, object, embed, link, form, input, [onerror], [onload], '
                + '[onclick], [href^="javascript"]').length)
            wrong.push('there is something that acts or fetches');
        if (all('[href]').some(element => !element.getAttribute('href').startsWith('#')))
            wrong.push('a link leads out of the page');
        const ids = all('[id]').map(element => element.id);
        for (const id of ids)
            if (ids.indexOf(id) !== ids.lastIndexOf(id))
                wrong.push(`the id ${id} stands twice`);
        for (const element of all('a[href], use[href]'))
            if (!ids.includes(element.getAttribute('href').slice(1)))
                wrong.push(`${element.getAttribute('href')} leads nowhere`);
        for (const element of all('[aria-labelledby], [aria-describedby]'))
            for (const name of ['aria-labelledby', 'aria-describedby'])
                if (element.hasAttribute(name) && !ids.includes(element.getAttribute(name)))
                    wrong.push(`${name}="${element.getAttribute(name)}" names nothing`);
        const levels = all('h1, h2, h3, h4, h5, h6').map(heading => Number(heading.localName[1]));
        if (levels[0] !== 1 || levels.filter(level => level === 1).length !== 1)
            wrong.push('there is not one h1, before all other headings');
        for (let i = 1; i < levels.length; i++)
            if (levels[i] > levels[i - 1] + 1)
                wrong.push(`h${levels[i]} follows h${levels[i - 1]}`);
        for (const name of ['header', 'main', 'footer', 'h1'])
            if (all(name).length !== 1)
                wrong.push(`there is not one ${name}`);
        if (document.documentElement.lang !== 'en' || !document.title)
            wrong.push('there is no language or no title');
        for (const list of all('ul, ol'))
            if ([...list.children].some(child => child.localName !== 'li') || !list.children.length)
                wrong.push(`a list holds something else, or nothing: ${list.outerHTML.slice(0, 80)}`);
        return wrong;
    },

    overflow() {
        const wrong = [];
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth > width)
            wrong.push(`the page is ${document.documentElement.scrollWidth} wide, not ${width}`);
        for (const element of document.querySelectorAll('main *'))
            if (this.seen(element) && element.getBoundingClientRect().right > width + 1)
                wrong.push(`too wide: ${element.outerHTML.slice(0, 80)}`);
        return wrong;
    },

    // The marks of the map: number, view, place, and whether it lies within the body.
    marks() {
        return [...document.querySelectorAll('.view a')].map(link => {
            const use = link.querySelector('use');
            const [x, y] = use.getAttribute('transform').match(/-?[\d.]+/g).map(Number);
            const outline = link.ownerSVGElement.querySelector('.skin');
            const point = link.ownerSVGElement.createSVGPoint();
            point.x = x < 50 ? 100 - x : x;
            point.y = y;
            const box = link.querySelector('text').getBoundingClientRect();
            const frame = link.ownerSVGElement.getBoundingClientRect();
            return {number: Number(link.getAttribute('href').slice('#site-'.length)), x, y,
                    label: link.getAttribute('aria-label'),
                    kind: use.getAttribute('href').slice(1),
                    view: link.closest('figure').classList[1],
                    inside: outline.isPointInFill(point),
                    shown: box.left >= frame.left && box.right <= frame.right
                           && box.top >= frame.top && box.bottom <= frame.bottom,
                    at: [box.left, box.top, box.right, box.bottom]};
        });
    },

    sites() {
        return [...document.querySelectorAll('.sites > li')].map(line => ({
            number: Number(line.id.slice('site-'.length)),
            badge: Number(line.querySelector('.badge').textContent),
            kind: line.querySelector('.badge use').getAttribute('href').slice('#b-'.length),
            name: line.querySelector('strong').textContent,
            words: line.querySelector('strong + span').textContent.trim(),
            aside: line.querySelector('.aside') !== null,
        }));
    },

    focus() {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        return {name: element.localName, href: element.getAttribute('href'),
                outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                visible: box.width > 0 && box.left >= 0};
    },
})
