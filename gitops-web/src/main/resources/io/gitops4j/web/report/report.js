"use strict";
(() => {
  const PAGE = 100;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const grid = byId("grid");
  const entries = [...document.querySelectorAll("section.entries")].map((section) => ({
    section,
    environment: section.dataset.environment,
    items: [...section.querySelectorAll("details.entry")].map((item) => ({ item, text: item.textContent.toLowerCase() })),
  }));
  const fields = { q: byId("q"), environment: byId("environment"), state: byId("state") };
  let page = 0;

  // Everything from the data goes into the page as text: there is no other way in.
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // What is searched, made when it is first asked for. Keys of the data are no words of a reader.
  const texts = new Map();
  const collect = (value, words) => {
    if (typeof value === "string") words.push(value);
    else if (value && typeof value === "object") Object.values(value).forEach((each) => collect(each, words));
    return words;
  };
  const textOf = (number) => {
    let text = texts.get(number);
    if (text === undefined) {
      text = collect({ ...data.cells[number], link: undefined, tone: undefined }, []).join(" ").toLowerCase();
      texts.set(number, text);
    }
    return text;
  };
  const names = data.rows.map((row) => row[0].toLowerCase());

  const inState = (cell, state) => {
    if (state === "") return true;
    if (state === "attention") return cell.tone === "bad" || cell.tone === "waiting";
    if (state === "differs") return cell.differs !== undefined;
    return cell.tone === state;
  };
  // How a cell answers a search depends on its number and on which words the name has already.
  const search = () => {
    const words = fields.q.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const column = data.environments.indexOf(fields.environment.value);
    const columns = column < 0 ? data.environments.map((_, i) => i) : [column];
    const state = fields.state.value;
    const found = [];
    for (let i = 0; i < data.rows.length; i++) {
      const rest = words.length === 0 ? words : words.filter((word) => !names[i].includes(word));
      const hit = columns.some((c) => {
        const number = data.rows[i][c + 1];
        return number >= 0 && inState(data.cells[number], state) && rest.every((word) => textOf(number).includes(word));
      });
      if (hit) found.push(i);
    }
    return { found, columns, words };
  };

  const time = (text) => {
    const element = make("time", { datetime: text }, text.slice(0, 16).replace("T", " ") + " UTC");
    tellAge(element);
    return element;
  };
  const tellAge = (element) => {
    const minutes = Math.round((Date.now() - Date.parse(element.getAttribute("datetime"))) / 60000);
    const size = Math.abs(minutes);
    const words = size < 1 ? "now" : size < 120 ? size + " min" : size < 2880 ? Math.round(size / 60) + " h" : Math.round(size / 1440) + " d";
    element.append(size < 1 ? " (now)" : minutes > 0 ? " (" + words + " ago)" : " (in " + words + ")");
  };
  const list = (title, items) => [make("h4", {}, title), make("ul", {}, ...items)];
  const commit = (cell) => {
    const code = make("code", {}, cell.revision);
    if (!cell.link || !/^https?:\/\//.test(cell.link)) return code;
    return make("a", { href: cell.link, rel: "noreferrer noopener", "aria-label": "commit " + cell.revision }, code);
  };
  const step = (change) => {
    const item = make("li", {}, make("code", {}, change.kind + " " + change.id), change.reason ? " (" + change.reason + ")" : "");
    const lines = (change.fields || []).map(([path, before, after]) =>
      make("li", {}, make("code", {}, path), " from ", make("del", {}, before), " to ", make("ins", {}, after)));
    if (change.more) lines.push(make("li", {}, "and " + change.more + " more fields"));
    if (lines.length) item.append(make("ul", { class: "fields" }, ...lines));
    return item;
  };
  const panel = (id, name, environment, cell) => {
    const box = make("div", { class: "panel", id },
      make("h3", {}, make("bdi", {}, name), " in ", make("bdi", {}, environment)),
      make("p", {}, make("span", { class: "state " + cell.tone }, cell.state), cell.health && cell.health !== cell.reason ? ": " + cell.health : ""));
    if (cell.revision) box.append(make("p", {}, "Deployed: ", make("bdi", {}, cell.source), " ", commit(cell)));
    else box.append(make("p", {}, "Nothing of it is known to be deployed."));
    if (cell.manifest) box.append(make("p", {}, "Declared in ", make("code", {}, cell.manifest)));
    if (cell.why) box.append(...list("Why not now", [make("li", {}, cell.why), ...(cell.reason ? [make("li", {}, cell.reason)] : [])]));
    else if (cell.reason) box.append(make("p", {}, cell.reason));
    if (cell.command) box.append(make("p", {}, "To release it:"), make("pre", {}, cell.command));
    if (cell.next) box.append(make("p", {}, "Next try: ", time(cell.next)));
    if (cell.findings) box.append(...list("Findings", cell.findings.map((text) => make("li", {}, text))));
    if (cell.changes) {
      const items = cell.changes.map(step);
      if (cell.more) items.push(make("li", {}, "and " + cell.more + " more resources"));
      box.append(...list(cell.differs, items));
    }
    return box;
  };
  const toggle = (button, row, name, environment, cell) => {
    const id = button.getAttribute("aria-controls");
    const open = byId(id);
    button.setAttribute("aria-expanded", String(!open));
    if (open) {
      open.closest("tr").remove();
      return;
    }
    const wide = make("td", { role: "cell", colspan: String(data.environments.length + 1) }, panel(id, name, environment, cell));
    row.after(make("tr", { role: "row", class: "more" }, wide));
  };
  const cellOf = (i, column, row) => {
    const environment = data.environments[column];
    const holder = make("td", { role: "cell", "data-label": environment });
    const number = data.rows[i][column + 1];
    if (number < 0) {
      holder.append(make("span", { class: "quiet" }, "not here"));
      return holder;
    }
    const cell = data.cells[number];
    const name = data.rows[i][0];
    const button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": "panel-" + i + "-" + column },
      make("span", { class: "state " + cell.tone }, cell.state));
    if (cell.revision) button.append(" ", make("code", {}, cell.revision));
    if (cell.differs) button.append(" ", make("span", { class: "quiet" }, cell.changes.length + (cell.changes.length === 1 ? " change" : " changes")));
    button.setAttribute("aria-label", name + " in " + environment + ": " + button.textContent);
    button.addEventListener("click", () => toggle(button, row, name, environment, cell));
    holder.append(button);
    return holder;
  };
  const draw = ({ found, columns }) => {
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    page = Math.min(page, pages - 1);
    const head = make("tr", { role: "row" }, make("th", { scope: "col", role: "columnheader" }, "Service"));
    columns.forEach((c) => head.append(make("th", { scope: "col", role: "columnheader" }, make("bdi", {}, data.environments[c]))));
    grid.tHead.replaceChildren(head);
    grid.tBodies[0].replaceChildren(...found.slice(page * PAGE, (page + 1) * PAGE).map((i) => {
      const row = make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, make("bdi", {}, data.rows[i][0])));
      columns.forEach((c) => row.append(cellOf(i, c, row)));
      return row;
    }));
    byId("previous").disabled = page === 0;
    byId("next").disabled = page === pages - 1;
    byId("page").textContent = "Page " + (page + 1) + " of " + pages;
    byId("pages").hidden = pages === 1;
    return pages;
  };
  const drawHistory = ({ words }) => {
    const environment = fields.environment.value;
    let shown = 0;
    entries.forEach((each) => {
      const here = environment === "" || each.environment === environment;
      const hits = each.items.filter(({ item, text }) => {
        item.hidden = !words.every((word) => text.includes(word));
        return !item.hidden;
      }).length;
      each.section.hidden = !here || (words.length > 0 && hits === 0);
      if (here) shown += hits;
    });
    return shown;
  };
  const count = (number, one, many) => number.toLocaleString("en") + " " + (number === 1 ? one : many);
  const update = () => {
    const result = search();
    const pages = draw(result);
    const deployments = drawHistory(result);
    byId("hits").textContent = count(result.found.length, "service", "services") + " of " + data.rows.length.toLocaleString("en")
      + (pages > 1 ? ", page " + (page + 1) + " of " + pages : "") + "; " + count(deployments, "deployment", "deployments") + " in the history";
  };

  // The search is in the address, so that it can be sent to somebody.
  const remember = () => {
    const wanted = new URLSearchParams();
    Object.entries(fields).forEach(([name, field]) => field.value !== "" && wanted.set(name, field.value));
    if (page > 0) wanted.set("page", String(page + 1));
    const text = wanted.toString();
    history.replaceState(null, "", text === "" ? location.pathname + location.search : "#" + text);
  };
  const recall = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    Object.entries(fields).forEach(([name, field]) => {
      field.value = wanted.get(name) || "";
      if (field.selectedIndex === -1) field.value = "";
    });
    page = Math.max(0, (parseInt(wanted.get("page"), 10) || 1) - 1);
  };
  const changed = () => {
    page = 0;
    update();
    remember();
  };
  const toServices = () => {
    byId("services").focus({ preventScroll: true });
    byId("services").scrollIntoView();
  };
  const turn = (by) => {
    page += by;
    update();
    remember();
    toServices();
  };

  fields.q.addEventListener("input", changed);
  fields.environment.addEventListener("change", changed);
  fields.state.addEventListener("change", changed);
  byId("search").addEventListener("submit", (event) => event.preventDefault());
  byId("search").addEventListener("reset", (event) => {
    event.preventDefault();
    Object.values(fields).forEach((field) => { field.value = ""; });
    changed();
    fields.q.focus();
  });
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  window.addEventListener("hashchange", () => {
    if (location.hash.includes("=") || location.hash === "") {
      recall();
      update();
      toServices();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      fields.q.focus();
      fields.q.select();
    }
  });
  document.querySelectorAll("time").forEach(tellAge);
  byId("live").hidden = false;
  if (location.hash.includes("=")) recall();
  update();
  performance.mark("rows");
})();
