/* Filters, sorts and searches what is on the page. Without it every table and list is there, whole and in order. */
(function () {
  "use strict";
  var words = function (text) { return text.toLowerCase().split(/\s+/).filter(Boolean); };
  var has = function (text, list) { return list.every(function (w) { return text.indexOf(w) >= 0; }); };
  var make = function (name, text) { var e = document.createElement(name); if (text) { e.textContent = text; } return e; };
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
    tools.appendChild(field("Show only rows with", box));
    var chosen = heads.findIndex(function (h) { return h.hasAttribute("data-choose"); });
    var choice = null;
    if (chosen >= 0) {
      choice = make("select");
      choice.appendChild(new Option(heads[chosen].getAttribute("data-choose"), ""));
      Array.from(new Set(rows.map(function (r) { return r.cells[chosen]; }))).sort().forEach(function (v) { choice.appendChild(new Option(v, v)); });
      tools.appendChild(field(heads[chosen].textContent.trim(), choice));
    }
    var told = make("output"); tools.appendChild(told);
    var filter = function () {
      var list = words(box.value), shown = 0;
      rows.forEach(function (r) {
        var on = has(r.text, list) && (!choice || !choice.value || r.cells[chosen] === choice.value);
        r.row.hidden = !on; shown += on ? 1 : 0;
      });
      told.textContent = shown + " of " + rows.length + " shown";
    };
    box.addEventListener("input", filter);
    if (choice) { choice.addEventListener("change", filter); }
    var region = table.closest(".scroll") || table;
    region.parentNode.insertBefore(tools, region);
    heads.forEach(function (head, i) {
      var name = head.firstElementChild && head.firstElementChild.tagName === "A" ? head.firstElementChild.textContent : head.textContent.trim();
      var button = make("button"); button.type = "button";
      if (head.querySelector("a")) { button.textContent = "Sort"; button.setAttribute("aria-label", "Sort by " + name); head.appendChild(button); }
      else { button.textContent = name; head.textContent = ""; head.appendChild(button); }
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        var by = new Intl.Collator("en-GB", { numeric: true }).compare;
        rows.slice().sort(function (a, b) { return (up ? 1 : -1) * by(a.cells[i], b.cells[i]); }).forEach(function (r) { body.appendChild(r.row); });
      });
    });
    filter();
  });

  var place = document.getElementById("search");
  var index = window.accreditIndex;
  if (place && index) {
    var most = 200;
    var everything = document.getElementById("everything");
    var texts = index.map(function (e) { return (e[1] + " " + e[2]).toLowerCase(); });
    document.getElementById("search-note").textContent = place.getAttribute("data-note");
    var box = make("input"); box.type = "search"; box.autocomplete = "off";
    var told = make("output"); told.setAttribute("aria-live", "polite");
    var list = make("ul"); list.className = "plain";
    place.appendChild(field("Search this site", box)); place.appendChild(make("p")).appendChild(told); place.appendChild(list);
    var look = function () {
      var asked = words(box.value), found = [];
      if (asked.length) { texts.forEach(function (t, i) { if (has(t, asked)) { found.push(index[i]); } }); }
      everything.hidden = asked.length > 0;
      list.textContent = "";
      told.textContent = asked.length ? found.length + (found.length === 1 ? " page" : " pages") + (found.length > most ? ", the first " + most + " shown" : "") : "";
      found.slice(0, most).forEach(function (e) {
        var link = make("a", e[1]); link.href = e[3];
        var li = make("li"); li.appendChild(link); li.appendChild(document.createTextNode(" ")); li.appendChild(make("small", e[0] + " · " + e[2])); list.appendChild(li);
      });
      try { history.replaceState(null, "", asked.length ? "#q=" + encodeURIComponent(box.value) : "#"); } catch (e) { /* a folder may not allow it */ }
    };
    box.addEventListener("input", look);
    if (location.hash.indexOf("#q=") === 0) { try { box.value = decodeURIComponent(location.hash.slice(3)); } catch (e) { box.value = ""; } look(); }
  }
}());
