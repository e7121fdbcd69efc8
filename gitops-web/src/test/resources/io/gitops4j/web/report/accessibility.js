// What a page has to have for everybody, as a list of complaints. Rules: WCAG 2.2, 1.3.1, 1.4.3, 1.4.10, 2.4.6, 2.5.8, 4.1.2.
(() => {
  const complaints = [];
  const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const named = (element) =>
    (element.getAttribute("aria-label") || (element.labels && element.labels.length ? element.labels[0].textContent : "") || element.textContent).trim();
  const title = (element) => element.outerHTML.slice(0, 80);

  all("a[href], button, input, select, summary").filter((e) => !named(e)).forEach((e) => complaints.push("no name: " + title(e)));
  all("[tabindex]").filter((e) => e.tabIndex > 0).forEach((e) => complaints.push("tab order by hand: " + title(e)));
  all("div[onclick], span[onclick], [role=button]").forEach((e) => complaints.push("no real button: " + title(e)));

  let level = 0;
  all("h1, h2, h3, h4").filter(shown).forEach((heading) => {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) complaints.push("heading skips a level: " + title(heading));
    if (!heading.textContent.trim()) complaints.push("empty heading: " + title(heading));
    level = now;
  });
  if (all("h1").length !== 1) complaints.push("not one h1");

  all("table").filter(shown).forEach((table) => {
    if (!table.caption || !table.caption.textContent.trim()) complaints.push("table without a caption: " + title(table));
    [...table.querySelectorAll("th")].filter((th) => !th.scope).forEach((th) => complaints.push("header without scope: " + title(th)));
  });
  ["header", "nav", "main", "footer", "form[role=search]"].filter((each) => !document.querySelector(each)).forEach((each) => complaints.push("no landmark " + each));
  if (!document.documentElement.lang) complaints.push("no language");
  const ids = all("[id]").map((e) => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => complaints.push("id twice: " + id));
  all("[aria-labelledby], [aria-describedby]").forEach((e) => {
    const id = e.getAttribute("aria-labelledby") || e.getAttribute("aria-describedby");
    if (!document.getElementById(id)) complaints.push("points nowhere: " + title(e));
  });
  all(".state").filter(shown).filter((e) => !e.textContent.trim()).forEach((e) => complaints.push("state by colour alone: " + title(e)));

  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const color = numbers(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  let texts = 0;
  all("body *").filter((e) => shown(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).forEach((e) => {
    texts++;
    const [a, b] = [light(numbers(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) complaints.push("contrast " + contrast.toFixed(2) + ": " + title(e));
  });
  if (texts < 20) complaints.push("hardly any text was looked at: " + texts);

  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) {
    complaints.push("scrolls sideways by " + wide + " px");
    all("body *").filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).forEach((e) => complaints.push("too wide: " + title(e)));
  }
  all("button, select, input, summary").filter(shown).filter((e) => e.getBoundingClientRect().height < 24).forEach((e) => complaints.push("hard to hit: " + title(e)));
  return complaints;
})()
