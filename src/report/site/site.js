/* Filters, sorts and searches what is on the page. Without it every table and list is there, whole and in order. */
/* Said at once, so that of a long table no more is laid out than is shown at first. */
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var words = function (text) { return text.toLowerCase().split(/\s+/).filter(Boolean); };
  var has = function (text, list) { return list.every(function (w) { return text.indexOf(w) >= 0; }); };
  var make = function (name, text) { var e = document.createElement(name); if (text) { e.textContent = text; } return e; };
  var fill = function (text, values) { return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; }); };
  // The indexes are shared by all languages, and in English.
  var foreign = "[[@lang]]" !== "en-GB";
  var field = function (text, input) { var l = make("label", text); l.appendChild(input); return l; };

  document.querySelectorAll("table[data-tools]").forEach(function (table) {
    var body = table.tBodies[0];
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var rows = Array.prototype.slice.call(body.rows).map(function (row) {
      var cells = Array.prototype.map.call(row.cells, function (c) { return c.textContent.trim(); });
      return { row: row, cells: cells, text: cells.join(" ").toLowerCase() };
    });
    var tools = make("div"); tools.className = "tools";
    var box = make("input"); box.type = "search"; box.autocomplete = "off";
    tools.appendChild(field("[[js-only]]", box));
    var chosen = heads.findIndex(function (h) { return h.hasAttribute("data-choose"); });
    var choice = null;
    if (chosen >= 0) {
      choice = make("select");
      choice.appendChild(new Option(heads[chosen].getAttribute("data-choose"), ""));
      Array.from(new Set(rows.map(function (r) { return r.cells[chosen]; }))).sort().forEach(function (v) { choice.appendChild(new Option(v, v)); });
      tools.appendChild(field(heads[chosen].textContent.trim(), choice));
    }
    var told = make("output"); tools.appendChild(told);
    // A thousand rows take a browser seconds to lay out; all of them are filtered, sorted and printed.
    var most = 100, whole = rows.length <= most;
    var rest = make("button"); rest.type = "button"; rest.className = "rest"; rest.hidden = true;
    rest.addEventListener("click", function () { whole = true; filter(); box.focus(); });
    tools.appendChild(rest);
    var filter = function () {
      var list = words(box.value), fits = 0;
      rows.forEach(function (r) {
        var on = has(r.text, list) && (!choice || !choice.value || r.cells[chosen] === choice.value);
        fits += on ? 1 : 0;
        r.row.hidden = !on;
        r.row.classList.toggle("later", on && !whole && fits > most);
      });
      told.textContent = fill("[[js-shown n=`{n}` of=`{of}`]]", { n: whole ? fits : Math.min(fits, most), of: rows.length });
      rest.hidden = whole || fits <= most;
      rest.textContent = fill("[[js-show-all n=`{n}`]]", { n: fits });
    };
    box.addEventListener("input", filter);
    if (choice) { choice.addEventListener("change", filter); }
    var region = table.closest(".scroll") || table;
    region.parentNode.insertBefore(tools, region);
    var by = new Intl.Collator("[[@lang]]", { numeric: true }).compare;
    heads.forEach(function (head, i) {
      var name = (head.querySelector("a") || head).textContent.trim();
      var button = make("button"); button.type = "button";
      if (head.querySelector("a")) { button.textContent = "\u21c5"; button.setAttribute("aria-label", fill("[[js-sort-by name=`{name}`]]", { name: name })); head.appendChild(button); }
      else { button.textContent = name; head.textContent = ""; head.appendChild(button); }
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        rows.sort(function (a, b) { return (up ? 1 : -1) * by(a.cells[i], b.cells[i]); });
        rows.forEach(function (r) { body.appendChild(r.row); });
        filter();
      });
    });
    filter();
    table.setAttribute("data-ready", "");
  });

  var place = document.getElementById("search");
  var index = window.accreditIndex;
  if (place && index) {
    var most = 200;
    var kinds = { "Courses": "[[search-courses]]", "Requirements": "[[search-requirements]]", "Criteria": "[[search-criteria]]", "Standards": "[[search-standards]]", "Providers": "[[search-providers]]" };
    var everything = document.getElementById("everything");
    var texts = index.map(function (e) { return (e[1] + " " + e[2]).toLowerCase(); });
    document.getElementById("search-note").textContent = place.getAttribute("data-note");
    var box = make("input"); box.type = "search"; box.autocomplete = "off";
    var told = make("output"); told.setAttribute("aria-live", "polite");
    var list = make("ul"); list.className = "plain";
    place.appendChild(field("[[js-search]]", box)); place.appendChild(make("p")).appendChild(told); place.appendChild(list);
    var look = function () {
      var asked = words(box.value), found = [];
      if (asked.length) { texts.forEach(function (t, i) { if (has(t, asked)) { found.push(index[i]); } }); }
      everything.hidden = asked.length > 0;
      list.textContent = "";
      var message = found.length > most ? "[[js-found-first n=`{n}` first=`{first}`]]" : found.length === 1 ? "[[js-found-one]]" : "[[js-found n=`{n}`]]";
      told.textContent = asked.length ? fill(message, { n: found.length, first: most }) : "";
      found.slice(0, most).forEach(function (e) {
        var link = make("a", e[1]); link.href = e[3];
        var li = make("li"); li.appendChild(link); li.appendChild(document.createTextNode(" ")); 
        var small = make("small", (kinds[e[0]] || e[0]) + " · "), about = make("span", e[2]);
        if (foreign) { about.lang = "en"; if (e[0] !== "Courses" && e[0] !== "Providers") { link.lang = "en"; } }
        small.appendChild(about); li.appendChild(small); list.appendChild(li);
      });
      try { history.replaceState(null, "", asked.length ? "#q=" + encodeURIComponent(box.value) : "#"); } catch (e) { /* a folder may not allow it */ }
    };
    box.addEventListener("input", look);
    if (location.hash.indexOf("#q=") === 0) { try { box.value = decodeURIComponent(location.hash.slice(3)); } catch (e) { box.value = ""; } look(); }
  }

  // Puts chosen courses side by side. What is chosen stands in the address, so that a comparison can be kept and sent.
  var pick = document.getElementById("pick");
  var courses = window.accreditCompare;
  if (pick && courses) {
    var listed = 12;
    var part = document.importNode(pick.content, true).querySelector("section");
    var find = part.querySelector("input[type=search]");
    var differ = part.querySelector(".differ input");
    var choices = part.querySelector("fieldset ul");
    var more = part.querySelector(".more");
    var said = part.querySelector("output");
    var shown = part.querySelector(".scroll");
    var tags = part.querySelector("template").content.children;
    var head = part.querySelector("thead tr");
    var bodies = Array.prototype.slice.call(part.querySelectorAll("tbody"));
    var within = courses.map(function (c) { return (c[0] + " " + c[1] + " " + c[2]).toLowerCase(); });
    var chosen = [];
    var draw = function () {
      Array.prototype.slice.call(head.cells, 1).forEach(function (c) { c.remove(); });
      chosen.forEach(function (n) {
        var th = make("th"), link = make("a", courses[n][0]);
        th.scope = "col"; link.href = "courses/" + courses[n][3] + ".html";
        th.appendChild(link);
        [courses[n][1], courses[n][2]].forEach(function (t, i) {
          var small = make("small", t);
          if (foreign && i === 1) { small.lang = "en"; }
          th.appendChild(document.createTextNode(" ")); th.appendChild(small);
        });
        head.appendChild(th);
      });
      var at = 0, on = 0;
      bodies.forEach(function (body) {
        var any = false;
        Array.prototype.forEach.call(body.rows, function (row, i) {
          if (i === 0) { row.cells[0].colSpan = chosen.length + 1; return; }
          Array.prototype.slice.call(row.cells, 1).forEach(function (c) { c.remove(); });
          var found = chosen.map(function (n) { return courses[n][4].charAt(at); });
          found.forEach(function (f) { row.insertCell().appendChild(tags[Number(f)].cloneNode(true)); });
          row.hidden = differ.checked && found.every(function (f) { return f === found[0]; });
          any = any || !row.hidden; on += row.hidden ? 0 : 1; at += 1;
        });
        body.hidden = !any;
      });
      shown.hidden = chosen.length === 0;
      said.textContent = chosen.length ? fill(part.getAttribute("data-told"), { n: chosen.length, rows: on, all: at }) : "";
      try { history.replaceState(null, "", chosen.length ? "#courses=" + chosen.map(function (n) { return courses[n][3]; }).join(",") : location.pathname); } catch (e) { /* a folder may not allow it */ }
    };
    // The list is made anew only while somebody types, so that the focus stays on a box that is ticked.
    var offer = function () {
      var asked = words(find.value), fits = chosen.slice(), n = 0;
      within.forEach(function (text, i) {
        if (chosen.indexOf(i) < 0 && has(text, asked)) { n += 1; if (n <= listed) { fits.push(i); } }
      });
      choices.textContent = "";
      fits.forEach(function (i) {
        var box = make("input"), label = make("label");
        box.type = "checkbox"; box.checked = chosen.indexOf(i) >= 0;
        box.addEventListener("change", function () {
          if (box.checked) { chosen.push(i); } else { chosen.splice(chosen.indexOf(i), 1); }
          draw();
        });
        label.appendChild(box); label.appendChild(document.createTextNode(" " + courses[i][0] + " ")); label.appendChild(make("small", courses[i][1]));
        choices.appendChild(make("li")).appendChild(label);
      });
      more.textContent = n > listed ? fill(part.getAttribute("data-more"), { n: listed, all: n }) : "";
    };
    if (location.hash.indexOf("#courses=") === 0) {
      location.hash.slice(9).split(",").forEach(function (name) {
        var n = courses.findIndex(function (c) { return c[3] === name; });
        if (n >= 0 && chosen.indexOf(n) < 0) { chosen.push(n); }
      });
    }
    find.addEventListener("input", offer);
    differ.addEventListener("change", draw);
    pick.parentNode.insertBefore(part, pick);
    offer();
    draw();
  }
});
