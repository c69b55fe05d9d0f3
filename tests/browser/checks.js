// Each check looks at the page it runs in and returns its complaints; none means that all is well.
(() => {
  const words = (node) => (node.textContent || "").trim();
  const short = (text) => JSON.stringify(text.slice(0, 60));

  // Colours as [r, g, b, a], 0 to 255 and alpha 0 to 1.
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = "#000";
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => {
    const part = top[3];
    return [0, 1, 2].map((i) => top[i] * part + below[i] * (1 - part)).concat(1);
  };
  const luminance = (c) => {
    const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (node) => {
    const layers = [];
    for (let it = node; it; it = it.parentElement) layers.push(colour(getComputedStyle(it).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const needed = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700) ? 3 : 4.5;
  };
  const complain = (text, front, back, style) => {
    const ratio = contrast(over(front, back), back);
    return ratio < needed(style) ? [`contrast ${ratio.toFixed(2)} of ${short(text)}`] : [];
  };
  const visible = (node) => node.getClientRects().length !== 0 && !node.closest(".spoken, title, style, desc");

  // What lies below a point of a chart: the shapes before the text, the last painted on top.
  const below = (text, x, y) => {
    const svg = text.ownerSVGElement;
    let back = ground(svg);
    const point = svg.createSVGPoint();
    point.x = x;
    point.y = y;
    for (const shape of svg.querySelectorAll("rect, path, circle")) {
      if (shape.closest("defs, pattern")) continue;
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const style = getComputedStyle(shape);
      if (style.fill === "none" || !shape.isPointInFill(point)) continue;
      if (style.fill.startsWith("url")) return null;
      const fill = colour(style.fill);
      fill[3] *= parseFloat(style.fillOpacity);
      back = over(fill, back);
    }
    return back;
  };

  const checks = {
    structure() {
      const out = [];
      const one = (selector) => {
        const count = document.querySelectorAll(selector).length;
        if (count !== 1) out.push(`${count} of ${selector}, expected one`);
      };
      one("h1");
      one("main");
      if (document.documentElement.lang !== "en") out.push("the page has no language");
      if (!document.title.trim()) out.push("the page has no title");
      if (document.compatMode !== "CSS1Compat") out.push("no doctype");
      let level = 0;
      for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        const now = Number(heading.tagName[1]);
        if (now > level + 1) out.push(`heading ${short(words(heading))} skips a level`);
        level = now;
      }
      const ids = new Set();
      for (const node of document.querySelectorAll("[id]")) {
        if (ids.has(node.id)) out.push(`the id ${node.id} stands twice`);
        ids.add(node.id);
      }
      for (const node of document.querySelectorAll("[aria-labelledby]")) {
        for (const id of node.getAttribute("aria-labelledby").split(/\s+/)) {
          if (!ids.has(id)) out.push(`aria-labelledby names ${id}, which is nowhere`);
        }
      }
      for (const link of document.querySelectorAll("a[href^='#']")) {
        if (!ids.has(link.getAttribute("href").slice(1))) out.push(`the link ${short(words(link))} leads nowhere`);
      }
      return out;
    },

    self_contained() {
      const out = [];
      if (document.scripts.length) out.push("the page has scripts");
      for (const node of document.querySelectorAll("*")) {
        for (const {name} of node.attributes) {
          if (name.startsWith("on")) out.push(`${node.tagName} has the handler ${name}`);
          if (name === "style") out.push(`${node.tagName} has a style of its own`);
        }
      }
      const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']");
      if (!policy || !policy.content.includes("default-src 'none'")) out.push("no policy forbids other sources");
      for (const node of document.querySelectorAll("[src], link[href]")) {
        const from = node.getAttribute("src") || node.getAttribute("href");
        if (!from.startsWith("data:")) out.push(`${node.tagName} loads ${from}`);
      }
      if (getComputedStyle(document.body).maxWidth === "none" && !matchMedia("print").matches)
        out.push("the style sheet is not applied");
      return out;
    },

    tables() {
      const out = [];
      for (const table of document.querySelectorAll("table")) {
        if (!table.caption || !words(table.caption)) out.push("a table has no caption");
        const heads = table.tHead ? [...table.tHead.querySelectorAll("th")] : [];
        if (!heads.length) out.push("a table has no column headers");
        for (const head of heads) {
          if (head.scope !== "col") out.push(`the header ${short(words(head))} has no scope`);
          if (!words(head)) out.push("a column header is empty");
        }
        for (const row of table.tBodies[0] ? table.tBodies[0].rows : []) {
          if (row.cells.length !== heads.length) out.push("a row has other columns than the table");
          for (const cell of row.cells) {
            if (cell.tagName === "TH" && cell.scope !== "row") out.push(`the row header ${short(words(cell))} has no scope`);
          }
        }
      }
      return out;
    },

    emphasis() {
      const out = [];
      for (const [name, mark] of [["raised", "▲"], ["lowered", "▼"]]) {
        for (const node of document.querySelectorAll(`.${name}`)) {
          if (!words(node).includes(mark)) out.push(`${name} is told by colour alone: ${short(words(node))}`);
          if (!words(node.querySelector(".spoken") || document.createElement("i")).includes(name))
            out.push(`${name} is not spoken: ${short(words(node))}`);
        }
      }
      return out;
    },

    contrast() {
      const out = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode.parentElement;
        const text = texts.currentNode.data.trim();
        if (!text || node.closest("svg") || !visible(node)) continue;
        const style = getComputedStyle(node);
        out.push(...complain(text, colour(style.color), ground(node), style));
      }
      for (const text of document.querySelectorAll("svg text")) {
        if (!visible(text) || !words(text)) continue;
        const box = text.getBBox();
        const style = getComputedStyle(text);
        for (const part of [0.05, 0.5, 0.95]) {
          const back = below(text, box.x + box.width * part, box.y + box.height / 2);
          if (back === null) out.push(`${short(words(text))} stands on a pattern`);
          else out.push(...complain(words(text), colour(style.fill), back, style));
        }
      }
      return [...new Set(out)];
    },

    // Levels must be told apart without colour: each shade is darker than the one before.
    greyscale() {
      const shades = [];
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      document.body.append(svg);
      for (let i = 0; i < 8; i++) {
        const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        rect.setAttribute("class", `shade-${i}`);
        svg.append(rect);
        shades.push(luminance(colour(getComputedStyle(rect).fill)) + 0.05);
      }
      svg.remove();
      return shades.slice(1).flatMap((value, i) => (shades[i] / value < 1.12 ? [`shade ${i + 1} looks like shade ${i}`] : []));
    },

    charts() {
      const out = [];
      for (const svg of document.querySelectorAll("svg")) {
        if (svg.getAttribute("role") !== "img") out.push("a chart has no role");
        const part = (name) => svg.querySelector(`:scope > ${name}`);
        for (const name of ["title", "desc"]) {
          if (!part(name) || !words(part(name))) out.push(`a chart has no ${name}`);
        }
        const figure = svg.closest("figure");
        if (!figure || !figure.querySelector("figcaption")) out.push("a chart has no caption");
      }
      return out;
    },

    // Texts of charts lie inside and apart. Not for names far longer than a chart can show.
    layout_of_charts() {
      const out = [];
      for (const svg of document.querySelectorAll("svg")) {
        const view = svg.viewBox.baseVal;
        const boxes = [...svg.querySelectorAll("text")].map((text) => [words(text), text.getBBox()]);
        boxes.forEach(([text, box], i) => {
          if (box.x < -1 || box.y < -1 || box.x + box.width > view.width + 1 || box.y + box.height > view.height + 1)
            out.push(`${short(text)} lies outside its chart`);
          for (const [other, it] of boxes.slice(i + 1)) {
            const wide = Math.min(box.x + box.width, it.x + it.width) - Math.max(box.x, it.x);
            const high = Math.min(box.y + box.height, it.y + it.height) - Math.max(box.y, it.y);
            if (wide > 1.5 && high > 3.5) out.push(`${short(text)} and ${short(other)} overlap`);
          }
        });
      }
      return out;
    },

    fits_width() {
      const root = document.scrollingElement;
      return root.scrollWidth > root.clientWidth
        ? [`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`] : [];
    },

    // On paper nothing can be moved into sight.
    nothing_clipped() {
      const out = checks.fits_width();
      for (const node of document.querySelectorAll(".scroll")) {
        const style = getComputedStyle(node);
        if (style.overflowX !== "visible") out.push("what scrolls on the screen is cut off on paper");
        if (node.scrollWidth > node.clientWidth + 1)
          out.push(`${short(node.getAttribute("aria-label"))} is ${node.scrollWidth} wide on paper of ${node.clientWidth}`);
      }
      return out;
    },
  };
  return checks;
})()
