(() => {
const CSS = $css, NS = 'http://www.w3.org/2000/svg', NO = [];
const SHORT = 36;
const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;

// Text becomes text nodes and attribute values only: nothing that comes with a graph is read as markup.
function make(tag, attributes, ...children) {
  const svg = /^(svg|g|rect|path|circle|text|tspan|title)$/.test(tag);
  const e = svg ? document.createElementNS(NS, tag) : document.createElement(tag);
  for (const k in attributes) {
    if (k.startsWith('on')) e.addEventListener(k.slice(2), attributes[k]);
    else if (attributes[k] !== null && attributes[k] !== false) e.setAttribute(k, attributes[k]);
  }
  e.append(...children);
  return e;
}
const short = s => [...s].length <= SHORT ? s : [...s].slice(0, SHORT - 1).join('') + '…';
// What a heat map can tell, by the numbers that come with each node; below zero they are not known.
const HEATS = ['flops', 'memory', 'time'], UNITS = {flops: 'flops', memory: 'B'}, LEVELS = 5;
const count = (n, unit) => {
  let i = 0;
  for (; n >= 999.5; i++) n /= 1000;
  return `${i && n < 99.95 ? n.toFixed(1) : n.toFixed(0)} ${' kMGTPE'[i].trim()}${unit}`;
};
const much = (n, heat) => {
  if (heat !== 'time') return count(n, UNITS[heat]);
  let i = 0;
  for (; n >= 999.5 && i < 3; i++) n /= 1000;
  return `${i && n < 99.95 ? n.toFixed(1) : n.toFixed(0)} ${['ns', 'µs', 'ms', 's'][i]}`;
};
const many = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;
const button = (label, title, onclick) => make('button', {title, 'aria-label': title, onclick}, label);

// A map of one axis which gives every box its new length and keeps the order of all else.
function stretch(from, length, wanted) {
  const cuts = [...new Set([0, ...from.flatMap((f, i) => [f, f + length[i]])])].sort((a, b) => a - b);
  const at = [0];
  for (let i = 0; i + 1 < cuts.length; i++) {
    let most = -1;
    from.forEach((f, k) => {
      if (f <= cuts[i] && cuts[i + 1] <= f + length[k]) most = Math.max(most, wanted[k] / length[k]);
    });
    at.push(at[i] + (cuts[i + 1] - cuts[i]) * (most < 0 ? 1 : most));
  }
  return x => {
    let i = cuts.length - 1;
    while (i > 0 && cuts[i] > x) i--;
    const slope = i + 1 < cuts.length ? (at[i + 1] - at[i]) / (cuts[i + 1] - cuts[i]) : 1;
    return Math.round(at[i] + (x - cuts[i]) * slope);
  };
}

function bent(p) {
  let d = `M${p[0][0]} ${p[0][1]}`;
  for (let i = 1; i < p.length - 1; i++) {
    const [a, c, b] = [p[i - 1], p[i], p[i + 1]];
    const gap = (q, r) => Math.abs(q[0] - r[0]) + Math.abs(q[1] - r[1]);
    const r = Math.min(8, Math.min(gap(a, c), gap(c, b)) / 2);
    const to = q => `${c[0] + r * Math.sign(q[0] - c[0])} ${c[1] + r * Math.sign(q[1] - c[1])}`;
    d += `L${to(a)}Q${c[0]} ${c[1]} ${to(b)}`;
  }
  return d + `L${p.at(-1)[0]} ${p.at(-1)[1]}`;
}

class Pane {
  constructor(app, data, host) {
    Object.assign(this, {app, host, data, open: new Set(data.o), lit: null, pairs: null, sel: null, x: 0, y: 0, k: 1});
    this.n = data.n.map((a, id) => ({id, name: a[0], op: a[1], kind: data.k[a[2]], type: a[3], label: a[4],
      attrs: a[5], ins: a[6], weights: a[7], file: a[8], line: a[9], flops: a[10], memory: a[11], time: a[12] ?? -1, outs: [], mark: 0, mate: -1}));
    this.g = data.g.map((a, id) => ({id, title: a[0], note: a[1], size: a[2], items: a[3], l: data.l[a[4]], ins: a[5],
      outs: a[6], w: a[7], h: a[8], head: a[9], fold: a[10], up: null, flops: 0, memory: 0, time: 0}));
    this.n.forEach(n => new Set(n.ins.filter((_, i) => i % 2)).forEach(s => this.n[s].outs.push(n.id)));
    this.g.forEach(g => g.items.forEach(i => { if (i < 0) this.g[-i].up = g; else this.n[i].up = g; }));
    for (const heat of HEATS) for (const n of this.n) for (let g = n.up; g; g = g.up) g[heat] += Math.max(0, n[heat]);
    (data.m || NO).forEach((m, i) => { this.n[i].mark = m; this.n[i].mate = data.a[i]; });
    this.svg = make('svg', {role: 'tree', 'aria-label': data.d, tabindex: 0});
    this.view = make('g', {});
    this.svg.append(this.view);
    host.append(this.svg);
    this.pointer();
    this.svg.addEventListener('keydown', e => this.key(e));
    this.draw();
  }
  item(i) { return i < 0 ? this.g[-i] : this.n[i]; }
  within(e, group) { for (; e; e = e.up) if (e === group) return true; return false; }
  // What is seen of a node: itself or the outermost closed group around it.
  seen(e) {
    let shown = e;
    for (let g = e.up; g; g = g.up) if (!this.open.has(g.id)) shown = g;
    return shown;
  }

  // The size of an open group and where its items are, from the layout that came with the page.
  arrange(g) {
    const [W, H, at, routes, entries, exits] = g.l;
    const parts = g.items.map((i, k) => {
      const e = this.item(i);
      if (i >= 0) return {e, w: at[4 * k + 2], h: at[4 * k + 3]};
      if (this.open.has(e.id)) return {e, ...this.arrange(e)};
      const even = list => list.map((_, j) => Math.floor(e.w * (j + 1) / (list.length + 1)));
      return {e, w: e.w, h: e.h, entries: even(e.ins), exits: even(e.outs)};
    });
    const every = o => parts.map((_, k) => at[4 * k + o]);
    const mx = stretch(every(0), every(2), parts.map(p => p.w)), my = stretch(every(1), every(3), parts.map(p => p.h));
    const shift = Math.max(0, Math.ceil((g.head - mx(W)) / 2)), X = x => mx(x) + shift;
    parts.forEach((p, k) => {
      const [x, y, w, h] = at.slice(4 * k, 4 * k + 4);
      p.x = Math.round((X(x) + X(x + w) - p.w) / 2);
      p.y = Math.round((my(y) + my(y + h) - p.h) / 2);
    });
    const height = my(H);
    const lines = routes.map(([from, exit, to, entry, ...c]) => {
      const p = [];
      for (let i = 0; i < c.length; i += 2) p.push([X(c[i]), my(c[i + 1])]);
      const a = parts[from], b = parts[to], s = p[0], t = p.at(-1);
      s[1] = a ? a.y + a.h : 0;
      t[1] = b ? b.y : height;
      if (a) s[0] = a.x + (a.exits ? a.exits[exit] : c[0] - at[4 * from]);
      if (b) t[0] = b.x + (b.entries ? b.entries[entry] : c.at(-2) - at[4 * to]);
      if (p.length > 2) { p[1][0] = s[0]; p.at(-2)[0] = t[0]; }
      else if (s[0] !== t[0]) { const m = Math.max((s[1] + t[1]) / 2, t[1] - 15); p.splice(1, 0, [s[0], m], [t[0], m]); }
      const value = a ? (from >= 0 && g.items[from] < 0 ? a.e.outs[exit] : a.e.id) : g.ins[exit];
      return {p, g, value, to: b ? b.e : null, arrow: b && !b.parts};
    });
    return {w: X(W) + shift, h: height, parts, lines, entries: entries.map(X), exits: exits.map(X)};
  }

  draw(keep) {
    const before = this.spots || new Map(), anchor = keep && before.get(keep);
    this.spots = new Map();
    this.order = [];
    this.shapes = [];
    const frames = make('g', {}), lines = make('g', {}), tiles = make('g', {});
    const all = this.arrange(this.g[0]);
    this.w = all.w;
    this.h = all.h;
    const walk = (a, g, x, y, depth) => {
      this.spots.set(g, [x, y, a.w, a.h]);
      if (depth) frames.append(make('rect', {class: 'frame' + (depth % 2 ? '' : ' nested'), x: x + .5, y: y + .5,
        width: a.w - 1, height: a.h - 1, rx: 10}));
      this.heading(tiles, g, x, y, depth);
      for (const l of a.lines) {
        const p = l.p.map(q => [q[0] + x, q[1] + y]), end = p.at(-1);
        const path = make('path', {class: 'line', d: bent(p)});
        const head = l.arrow ? make('path', {class: 'head', d: `M${end[0]} ${end[1]}l-4 -7h8z`}) : '';
        lines.append(path, head);
        this.shapes.push([l, path, head]);
      }
      for (const p of a.parts) {
        if (p.parts) walk(p, p.e, x + p.x, y + p.y, depth + 1);
        else {
          const tile = this.tile(p, depth + 1);
          const to = `translate(${x + p.x}px,${y + p.y}px)`, old = before.get(p.e);
          tile.style.transform = to;
          tiles.append(tile);
          if (old && keep && !calm) tile.animate([{transform: `translate(${old[0]}px,${old[1]}px)`}, {transform: to}],
            {duration: 240, easing: 'ease-out'});
          this.spots.set(p.e, [x + p.x, y + p.y, p.w, p.h]);
          this.order.push([p.e, tile]);
        }
      }
    };
    walk(all, this.g[0], 0, 0, 0);
    if (keep && !calm) [frames, lines].forEach(e => e.animate([{opacity: 0}, {opacity: 1}], 320));
    this.view.replaceChildren(frames, lines, tiles);
    if (anchor) {
      const now = this.spots.get(keep);
      this.x += (anchor[0] + anchor[2] / 2 - now[0] - now[2] / 2) * this.k;
      this.y += (anchor[1] - now[1]) * this.k;
      this.move();
    }
    this.paint();
  }
  heading(tiles, g, x, y, depth) {
    const text = make('text', {x: x + 16, y: y + 23, class: 'heading' + (depth ? depth % 2 ? '' : ' inner' : ' outer')}, g.title,
      make('tspan', {class: 'note', dx: 7}, g.note));
    const e = make('g', {class: 'top', role: 'treeitem', 'aria-level': depth + 1, 'aria-expanded': 'true', tabindex: -1,
      'aria-label': `${g.title} ${g.note}, ${g.size}, open`, onclick: () => this.pick(g), ondblclick: () => this.toggle(g)}, text);
    if (depth) e.append(make('g', {onclick: ev => { ev.stopPropagation(); this.toggle(g); }},
      make('rect', {x: x + this.room(g) - 34, y: y + 7, width: 24, height: 24, fill: 'transparent'}),
      make('path', {class: 'open', d: `M${x + this.room(g) - 26} ${y + 19}h8`})));
    tiles.append(e);
    this.order.push([g, e]);
  }
  room(g) { return this.spots.get(g)[2]; }
  tile({e, w, h}, depth) {
    const group = !!e.items, pill = !group && !e.op_ && /^(in|out)put$/.test(e.kind[0]);
    const box = (c, o, r) => make('rect', {class: c, x: o + .5, y: o + .5, width: w - 1, height: h - 1, rx: r});
    const t = make('g', {class: 'tile', role: 'treeitem', tabindex: -1, 'aria-level': depth + 1, 'aria-label': this.label(e),
      'aria-expanded': group ? 'false' : null,
      onclick: ev => ev.shiftKey ? this.path(e) : group && ev.detail ? this.toggle(e) : this.pick(e)});
    if (pill) {
      t.append(box('card', 0, h / 2), make('circle', {class: e.kind[0], cx: 17, cy: 17, r: 4}),
        make('text', {x: 28, y: 21}, short(e.name), make('tspan', {class: 'type', dx: 8}, short(e.type))));
    } else {
      if (e.fold) t.append(box('back', 8, 7), box('back', 4, 7));
      t.append(box('card', 0, 7), make('rect', {class: group ? 'group' : e.kind[0], x: 9, y: 12, width: 22, height: 22, rx: 5}),
        group ? make('path', {class: 'sheets', d: 'M14.5 21.5h8v8h-8zM18 18h8v8'}) : make('text', {class: 'sign', x: 20, y: 27}, e.kind[1]),
        make('text', {x: 38, y: 20}, short(group ? e.title : e.op), make('tspan', {class: 'note', dx: 7}, short(group ? e.note : e.label))),
        make('text', {class: group ? 'size' : 'type', x: 38, y: 36}, this.app.heat ? this.brief(e, w) : group ? e.size : short(e.type)));
      if (this.app.heat && e[this.app.heat] > 0) t.querySelector('.card').classList.add('heat' + this.level(e));
      if (group) t.append(make('path', {class: 'open', d: `M${w - 22} 23h8m-4-4v8`}));
    }
    const mark = this.mark(e);
    if (mark) t.append(make('circle', {class: mark[0], cx: w - 3, cy: 3, r: 9}), make('text', {class: 'sign', x: w - 3, y: 7}, mark[1]));
    return t;
  }
  // How much of the whole a node or group takes, and how dark it is beside the largest single node.
  cost(e, heat) {
    const all = this.g[0][heat];
    return e[heat] < 0 ? 'not known' : `${all ? (100 * e[heat] / all).toFixed(e[heat] * 10 > all ? 0 : 1) : 0} % · ${much(e[heat], heat)}`;
  }
  // As much of it as there is room for on a card.
  brief(e, w) {
    const words = this.cost(e, this.app.heat);
    return words.length * 6.7 + 44 > w ? words.split(' · ')[0] : words;
  }
  level(e) {
    const heat = this.app.heat, most = Math.max(1, ...this.n.map(n => n[heat]));
    return Math.min(LEVELS, Math.max(1, Math.ceil(LEVELS * Math.sqrt(e[heat] / most))));
  }
  // How the node, or what is in the group, differs from the other graph.
  mark(e) {
    const m = e.items ? Math.max(0, ...this.n.filter(n => n.mark && this.within(n, e)).map(n => n.mark)) : e.mark;
    return [null, ['removed', '−'], ['added', '+'], ['changed', '~']][m];
  }
  title(n) { return n.name ? `${n.name} · ${n.op}` : n.op; }
  label(e) {
    const heat = this.app.heat, cost = heat ? `, ${heat} ${this.cost(e, heat)}` : '';
    if (e.items) return `${e.title} ${e.note}, ${e.size}, closed${cost}`;
    const mark = this.mark(e);
    return `${e.op} ${e.label || e.name}, ${e.type}` + (e.file ? `, ${e.file} line ${e.line}` : '')
      + `, ${many(e.ins.length / 2, 'input')}, ${many(e.outs.length, 'consumer')}` + (mark ? ', ' + mark[0] : '') + cost;
  }
  paint() {
    const {lit, pairs, sel} = this;
    this.svg.classList.toggle('dim', !!lit);
    for (const [e, t] of this.order) {
      t.classList.toggle('sel', e === sel);
      t.classList.toggle('lit', !!lit && (e.items ? [...lit].some(i => this.within(this.n[i], e)) : lit.has(e.id)));
    }
    for (const [l, ...shapes] of this.shapes) {
      const on = pairs && (pairs.get(l.value) || NO).some(c => l.to ? this.within(this.n[c], l.to) : !this.within(this.n[c], l.g));
      shapes.forEach(s => s && s.classList.toggle('lit', !!on));
    }
  }
  light(ids, pairs) { this.lit = ids; this.pairs = pairs; this.paint(); }
  clear() { this.sel = null; this.light(null, null); this.app.panel(null); }
  // Selects what is shown and tells about it.
  pick(e, quiet) {
    this.sel = e;
    this.from = e;
    const ids = new Set(), pairs = new Map();
    const add = (v, c) => { ids.add(v).add(c); pairs.set(v, [...pairs.get(v) || NO, c]); };
    const inside = e.items ? this.n.filter(n => this.within(n, e)) : [e];
    for (const n of inside) {
      ids.add(n.id);
      n.ins.forEach((s, i) => { if (i % 2 && !(e.items && this.within(this.n[s], e))) add(s, n.id); });
      n.outs.forEach(c => { if (!(e.items && this.within(this.n[c], e))) add(n.id, c); });
    }
    this.light(ids, pairs);
    this.focus(e);
    if (!quiet) { this.app.panel(this, e); this.app.mate(this, e); }
  }
  focus(e) {
    const at = this.order.find(o => o[0] === e);
    if (at) { this.order.forEach(o => o[1].setAttribute('tabindex', -1)); at[1].setAttribute('tabindex', 0); at[1].focus({preventScroll: true}); }
  }
  go(n) {
    for (let g = n.up; g; g = g.up) this.open.add(g.id);
    this.draw();
    this.pick(n);
    this.center(n);
  }
  center(e) {
    const [x, y, w, h] = this.spots.get(e) || this.spots.get(this.seen(e)), r = this.svg.getBoundingClientRect();
    this.k = Math.max(this.k, .7);
    this.x = r.width / 2 - (x + w / 2) * this.k;
    this.y = r.height / 2 - (y + Math.min(h, r.height / this.k) / 2) * this.k;
    this.move();
  }
  // All nodes on ways between what was selected before and this one.
  path(e) {
    const a = this.from;
    if (!a || a === e) return this.pick(e);
    const nodes = g => g.items ? this.n.filter(n => this.within(n, g)) : [g];
    const reach = (start, next) => {
      const seen = new Set(start.map(n => n.id)), todo = [...seen];
      while (todo.length) for (const i of next(this.n[todo.pop()])) if (!seen.has(i)) { seen.add(i); todo.push(i); }
      return seen;
    };
    const down = n => n.outs, up = n => n.ins.filter((_, i) => i % 2);
    const between = (s, t) => { const b = reach(nodes(t), up); return new Set([...reach(nodes(s), down)].filter(i => b.has(i))); };
    let ids = between(a, e);
    if (!ids.size) ids = between(e, a);
    const pairs = new Map();
    ids.forEach(i => pairs.set(i, this.n[i].outs.filter(c => ids.has(c))));
    this.sel = e;
    this.light(ids.size ? ids : null, pairs);
    this.app.say(ids.size ? `${ids.size} nodes on the way` : 'No way between them');
  }
  toggle(g) {
    if (!g.up) return;
    const opens = !this.open.has(g.id);
    if (opens) this.open.add(g.id); else this.open.delete(g.id);
    this.sel = this.from = g;
    this.draw(g);
    this.focus(g);
    if (!this.app.side.hidden) this.app.panel(this, g);
    this.app.say(`${g.title} ${opens ? 'opened' : 'closed'}`);
  }
  all(opens) {
    if (opens && this.n.length > 1500) return this.app.say(`${this.n.length} nodes are too many to open at once`);
    this.open = new Set(opens ? this.g.map(g => g.id) : [0]);
    this.draw();
    this.fit(true);
  }
  move() { this.view.setAttribute('transform', `translate(${this.x.toFixed(1)} ${this.y.toFixed(1)}) scale(${this.k.toFixed(4)})`); }
  fit(first) {
    const r = this.svg.getBoundingClientRect();
    const whole = Math.min(1, r.width / this.w, r.height / this.h);
    this.k = first ? Math.max(whole, Math.min(1, r.width / this.w, .8)) : whole;
    this.x = (r.width - this.w * this.k) / 2;
    this.y = Math.max(0, (r.height - this.h * this.k) / 2);
    this.move();
  }
  zoom(by, x, y) {
    const r = this.svg.getBoundingClientRect();
    x = x === undefined ? r.width / 2 : x - r.left;
    y = y === undefined ? r.height / 2 : y - r.top;
    const k = Math.min(4, Math.max(.04, this.k * by));
    this.x = x - (x - this.x) * k / this.k;
    this.y = y - (y - this.y) * k / this.k;
    this.k = k;
    this.move();
  }
  pointer() {
    const s = this.svg;
    let from = null;
    s.addEventListener('wheel', e => {
      if (e.ctrlKey || e.metaKey) { e.preventDefault(); this.zoom(Math.exp(-e.deltaY / 300), e.clientX, e.clientY); }
    }, {passive: false});
    s.addEventListener('pointerdown', e => { from = [e.clientX, e.clientY, this.x, this.y, false]; });
    s.addEventListener('pointermove', e => {
      if (!from || !e.buttons) return;
      const dx = e.clientX - from[0], dy = e.clientY - from[1];
      if (!from[4] && Math.abs(dx) + Math.abs(dy) > 4) { from[4] = true; s.setPointerCapture(e.pointerId); s.classList.add('drag'); }
      if (from[4]) { this.x = from[2] + dx; this.y = from[3] + dy; this.move(); }
    });
    s.addEventListener('pointerup', e => {
      s.classList.remove('drag');
      if (from && !from[4] && e.target === s) this.clear();
    });
    s.addEventListener('click', e => { if (from && from[4]) { e.stopPropagation(); e.preventDefault(); } from = null; }, true);
  }
  // Arrows follow values; left and right go along a row.
  key(e) {
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    const at = this.sel && (this.spots.has(this.sel) ? this.sel : this.seen(this.sel)), k = e.key;
    const step = ids => {
      const next = [...ids].map(i => this.seen(this.n[i])).find(x => x !== at);
      if (next) { this.pick(next); this.show(next); } else this.app.say('Nothing there');
    };
    const keys = {
      ArrowDown: () => at ? step(at.items ? at.outs.flatMap(v => this.n[v].outs.filter(c => !this.within(this.n[c], at))) : at.outs) : this.pick(this.order[1][0]),
      ArrowUp: () => at && step(at.items ? at.ins : at.ins.filter((_, i) => i % 2)),
      ArrowLeft: () => this.beside(at, -1),
      ArrowRight: () => this.beside(at, 1),
      Enter: () => at && (e.shiftKey ? this.path(at) : at.items ? this.toggle(at) : this.pick(at)),
      ' ': () => keys.Enter(),
      Escape: () => {
        const g = at && (at.items && this.open.has(at.id) ? at : at.up);
        if (g && g.up) this.toggle(g); else this.clear();
      },
      '/': () => this.app.find.focus(),
      '?': () => this.app.help(),
      h: () => { this.app.warm(); this.svg.focus(); if (at) this.focus(at); },
      '+': () => this.zoom(1.25),
      '-': () => this.zoom(.8),
      0: () => this.fit(),
    };
    if (keys[k]) { e.preventDefault(); keys[k](); }
  }
  beside(at, way) {
    const list = this.order.map(o => o[0]);
    const [x, y, , h] = this.spots.get(at) || [0, 0, 0, 0];
    const row = list.filter(o => !this.open.has(o.items ? o.id : -1)).map(o => [o, this.spots.get(o)])
      .filter(([, s]) => s[1] < y + h && y < s[1] + s[3] && (s[0] - x) * way > 0).sort((a, b) => (a[1][0] - b[1][0]) * way);
    const next = row.length ? row[0][0] : list[list.indexOf(at) + way];
    if (next) { this.pick(next); this.show(next); }
  }
  show(e) {
    const [x, y, w, h] = this.spots.get(e), r = this.svg.getBoundingClientRect(), X = x * this.k + this.x, Y = y * this.k + this.y;
    if (X < 0 || Y < 0 || X + w * this.k > r.width || Y + h * this.k > r.height) this.center(e);
  }
}

class App {
  constructor(figure, views) {
    this.known = HEATS.filter(h => h !== 'time' || views.some(v => v.t));
    // JupyterLab would take the keys.
    const host = make('div', {'data-lm-suppress-shortcuts': 'true'});
    const root = host.attachShadow({mode: 'open'});
    this.host = host;
    this.find = make('input', {type: 'search', placeholder: 'Search', 'aria-label': 'Search nodes', oninput: () => this.search(),
      onkeydown: e => { if (e.key === 'Enter' && this.hits.firstChild) this.hits.querySelector('button')?.click(); if (e.key === 'Escape') { this.hits.hidden = true; this.panes[0].svg.focus(); } }});
    this.hits = make('div', {class: 'hits', hidden: ''});
    this.side = make('div', {class: 'panel', role: 'region', 'aria-label': 'Details', hidden: ''});
    this.live = make('div', {class: 'say', role: 'status', 'aria-live': 'polite'});
    const body = make('div', {class: 'body'}, this.hits), each = f => () => this.panes.forEach(f);
    root.append(make('style', {}, CSS), make('div', {class: 'bar', role: 'toolbar'}, this.find, make('b', {}, views.map(v => v.name).join(' ↔ ')),
      make('span', {class: 'grow'}), button('−', 'Zoom out', each(p => p.zoom(.8))), button('+', 'Zoom in', each(p => p.zoom(1.25))),
      button('Fit', 'Fit all into view (0)', each(p => p.fit())), button('Open all', 'Open all groups', each(p => p.all(true))),
      button('Close all', 'Close all groups', each(p => p.all(false))), this.heats = button('Heat', `Colour by ${this.known.join(', by ')}, by kind (h)`, () => this.warm()), button('SVG', 'Save what is shown as SVG', () => this.save()),
      ...views.length > 1 ? [button('Next difference', 'Go to the next difference', () => this.next())] : NO,
      button('?', 'Help (?)', () => this.help())), body);
    figure.append(host);
    figure.querySelectorAll('img,details').forEach(e => { if (!e.closest('div')) e.hidden = true; e.style.display = 'none'; });
    this.theme();
    new MutationObserver(() => this.theme()).observe(document.body, {attributes: true});
    this.panes = [];
    for (const v of views) {
      const pane = make('div', {class: 'pane'});
      body.append(pane);
      this.panes.push(new Pane(this, v, pane));
    }
    body.append(this.side, this.live);
    const tall = Math.max(...this.panes.map(p => p.h * Math.min(1, (p.svg.getBoundingClientRect().width || 700) / p.w)));
    body.style.setProperty('--h', Math.min(680, Math.max(260, tall + 16)) + 'px');
    this.panes.forEach(p => p.fit(true));
    if (this.known[2]) { this.heat = this.known[1]; this.warm(); }
  }
  // Dark or light as the page around is, whatever the system prefers.
  theme() {
    let e = this.host, c = null;
    for (; e && !c; e = e.parentElement) {
      const m = getComputedStyle(e.parentElement || e).backgroundColor.match(/[\d.]+/g);
      if (m && (m.length < 4 || +m[3] > .5)) c = m;
      if (!e.parentElement) break;
    }
    const dark = c ? .299 * c[0] + .587 * c[1] + .114 * c[2] < 128 : matchMedia('(prefers-color-scheme:dark)').matches;
    this.host.setAttribute('theme', dark ? 'dark' : 'light');
  }
  // The next of the heat maps, and none behind the last; what takes most is listed.
  warm() {
    const heat = this.heat = this.known[this.known.indexOf(this.heat) + 1];
    this.heats.textContent = heat ? `Heat: ${heat}` : 'Heat';
    this.panes.forEach(p => { p.svg.classList.toggle('warm', !!heat); p.draw(); });
    const pane = this.panes[0];
    this.side.hidden = !heat;
    if (!heat) return this.say('Colours tell kinds');
    const most = pane.n.filter(n => n[heat] > 0).sort((a, b) => b[heat] - a[heat]).slice(0, 10);
    this.side.replaceChildren(make('h4', {}, `Most ${heat}`), make('p', {}, `${much(pane.g[0][heat], heat)} in all` + (heat === 'time' ? ` on ${pane.data.t}, each operation alone` : '')),
      ...most.map(n => make('button', {onclick: () => pane.go(n)}, pathOf(n) + pane.title(n), ' ', make('code', {}, pane.cost(n, heat)))));
    this.say(`Colours tell ${heat}: the darker, the more`);
  }
  next() {
    const all = this.panes.flatMap((p, i) => p.n.filter(n => n.mark && (i || n.mate < 0)).map(n => [p, n]));
    if (!all.length) return this.say('No differences');
    this.at = (this.at === undefined ? 0 : this.at + 1) % all.length;
    all[this.at][0].go(all[this.at][1]);
    this.say(`${this.at + 1} of ${all.length} differences`);
  }
  say(text) { this.live.textContent = text; clearTimeout(this.timer); this.timer = setTimeout(() => { this.live.textContent = ''; }, 4000); }
  mate(pane, e) {
    const other = this.panes.find(p => p !== pane);
    if (other && e.mate >= 0) { const n = other.n[e.mate], s = other.seen(n); other.pick(s, true); other.center(s); pane.focus(e); }
    else if (other) { other.sel = null; other.light(null, null); }
  }
  panel(pane, e) {
    this.side.hidden = !e;
    if (!e) return;
    const row = (k, ...v) => make('p', {}, make('i', {}, k + ' '), ...v), code = t => make('code', {}, t);
    const jump = n => make('button', {onclick: () => pane.go(n)}, pane.title(n), ' ', code(n.type));
    const list = (head, nodes) => nodes.length ? [make('h5', {}, head), ...nodes.slice(0, 60).map(jump),
      nodes.length > 60 ? `and ${nodes.length - 60} more` : ''] : NO;
    const where = [];
    for (let g = e.up; g && g.up; g = g.up) where.unshift(g.fold ? '' : g.title);
    const path = where.filter(Boolean).join('.'), node = i => pane.n[i], mark = pane.mark(e);
    const parts = [make('button', {class: 'x', 'aria-label': 'Close details', onclick: () => pane.clear()}, '×'),
      make('h4', {}, e.items ? `${e.title} ${e.note}` : pane.title(e))];
    if (mark) parts.push(row('differs', mark[0]));
    if (path || e.label) parts.push(row('in', [path, e.label].filter(Boolean).join('.')));
    if (e.items) {
      parts.push(make('p', {}, e.size), ...this.known.map(h => row(h, pane.cost(e, h))), button(pane.open.has(e.id) ? 'Close' : 'Open', 'Open or close the group', () => { pane.toggle(e); pane.pick(e); }),
        ...list('goes in', e.ins.map(node)), ...list('comes out', e.outs.map(node)));
    } else {
      parts.push(row('type', code(e.type)), ...this.known.map(h => row(h, pane.cost(e, h))));
      if (e.file) parts.push(row('source', code(`${e.file}:${e.line}`)));
      for (let i = 0; i < e.attrs.length; i += 2) parts.push(row(e.attrs[i], code(e.attrs[i + 1])));
      if (e.weights.length) parts.push(make('h5', {}, 'weights'));
      for (let i = 0; i < e.weights.length; i += 3) parts.push(row(e.weights[i], code(e.weights[i + 1] + ' ' + e.weights[i + 2])));
      parts.push(...list('inputs', e.ins.filter((_, i) => i % 2).map(node)), ...list('consumers', e.outs.map(node)));
    }
    this.side.replaceChildren(...parts);
    if (!e.items) this.say(pane.label(e));
  }
  search() {
    const q = this.find.value.trim().toLowerCase(), found = [];
    this.hits.hidden = !q;
    if (q) for (const p of this.panes) for (const n of p.n) {
      const text = [n.name, n.op, n.type, n.label, n.weights.join(' '), n.file && `${n.file}:${n.line}`, n.up.title].join(' ').toLowerCase();
      if (text.includes(q)) found.push([p, n]);
    }
    this.hits.replaceChildren(make('p', {}, many(found.length, 'node')), ...found.slice(0, 50).map(([p, n]) =>
      make('button', {onclick: () => { this.hits.hidden = true; p.go(n); }}, pathOf(n) + p.title(n), ' ', make('code', {}, n.type))));
    if (q) this.say(`${found.length} found`);
    this.panes.forEach(p => p.light(q && found.length ? new Set(found.filter(f => f[0] === p).map(f => f[1].id)) : null, null));
  }
  help() {
    const keys = [['↓ ↑', 'to a consumer, to a producer'], ['← →', 'along the row'], ['Enter', 'open or close a group'], ['Esc', 'close the group around'],
      ['Shift-click', 'ways between two nodes'], ['/', 'search'], ['h', 'heat map'], ['+ − 0', 'zoom, fit'], ['Ctrl-wheel', 'zoom'], ['drag', 'move']];
    this.side.hidden = false;
    this.side.replaceChildren(make('button', {class: 'x', 'aria-label': 'Close help', onclick: () => { this.side.hidden = true; }}, '×'), make('h4', {}, 'Keys'),
      ...keys.map(([k, t]) => make('p', {}, make('code', {}, k), ' ', t)));
  }
  save() {
    const p = this.panes[0], svg = p.svg.cloneNode(true), style = make('style', {});
    style.textContent = CSS.replace(/:host/g, 'svg');
    const own = document.createElementNS(NS, 'style');
    own.textContent = style.textContent;
    svg.prepend(own);
    svg.lastChild.removeAttribute('transform');
    for (const [k, v] of [['xmlns', NS], ['viewBox', `0 0 ${p.w} ${p.h}`], ['width', p.w], ['height', p.h], ['theme', this.host.getAttribute('theme')]]) svg.setAttribute(k, v);
    const a = make('a', {download: p.data.name + '.svg', href: URL.createObjectURL(new Blob([svg.outerHTML], {type: 'image/svg+xml'}))});
    a.click();
  }
}
const pathOf = n => { let p = ''; for (let g = n.up; g && g.up; g = g.up) if (!g.fold) p = g.title + '.' + p; return p && p.slice(0, -1) + '  '; };

window.espalierGraph = (figure, views) => { figure.espalier = new App(figure, views); };
})();
