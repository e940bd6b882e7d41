"""Writes courses of a corpus as tools for tracing requirements want them: `tracing.py CORPUS OUT [COURSES]`. Needs PyYAML.

OUT/strictdoc, OUT/sphinx and OUT/doorstop then say the same, each as its tool's own guide does: every requirement once, and for
each course one document with its units, its outcomes and their links to the requirements they are mapped to, and its assessments.
What the tools have no place for stays behind: evidence, hours, staff, dates, policies, and what each requirement asks for.
"""

import sys
from pathlib import Path

import yaml


def read(path):
    # The fast reader where the package has it; this is not what is measured, but it is waited for.
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def requirements(corpus):
    """Groups of requirements, `(heading, requirements)`, in the order of the files."""
    files = [read(path) for path in sorted((corpus / "standards").glob("*.yaml"))]
    standards = [f for f in files if f["kind"] == "standard"]
    return [(f"{c['code']} {c['title']}", c["requirements"]) for s in standards for c in s["criteria"]]


def course(path, ids):
    """A course, each outcome with the ids of the requirements it is mapped to: files name a requirement by its id or its code."""
    data = read(path)
    outcomes = {o["id"]: o | {"links": []} for u in data["units"] for o in u["outcomes"]}
    for m in data.get("mappings", []):
        links = outcomes[m["from"]]["links"]
        links += [ids[to] for to in m["to"] if ids[to] not in links]
    for u in data["units"]:
        u["outcomes"] = [outcomes[o["id"]] for o in u["outcomes"]]
    return data


def tests(assessment):
    return f"{assessment['method']}, {assessment['purpose']}. It tests {', '.join(assessment['tests'])}."


def put(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


# StrictDoc: a file for each document, nodes in sections, relations to parents.


def node(uid, title, statement, parents=()):
    lines = ["", "[REQUIREMENT]", f"UID: {uid}", f"TITLE: {title}", "STATEMENT: >>>", *statement, "<<<"]
    return lines + ["RELATIONS:"] * bool(parents) + [f"- TYPE: Parent\n  VALUE: {p}" for p in parents]


def section(title, nodes):
    return ["", "[[SECTION]]", f"TITLE: {title}", *(line for n in nodes for line in n), "", "[[/SECTION]]"]


def strictdoc(out, groups, courses):
    lines = ["[DOCUMENT]", "TITLE: Requirements"]
    for heading, asked in groups:
        lines += section(heading, [node(r["id"], f"{r['code']} {r['title']}", [r["statement"]]) for r in asked])
    put(out / "requirements.sdoc", lines)
    for c in courses:
        lines = ["[DOCUMENT]", f"TITLE: {c['title']}"]
        for u in c["units"]:
            nodes = []
            for o in u["outcomes"]:
                nodes.append(node(f"{c['id']}.{o['id']}", f"Outcome {o['id']}", statement(o), o["links"]))
            lines += section(f"{u['code']} {u['title']}", nodes)
        tested = [node(f"{c['id']}.{a['id']}", a["title"], [tests(a)], [f"{c['id']}.{t}" for t in a["tests"]]) for a in c["assessments"]]
        put(out / f"{c['id']}.sdoc", lines + section("Assessments", tested))


def statement(outcome):
    return [outcome["text"], "", *(f"- {c['text']}" for c in outcome["criteria"])]


# sphinx-needs: a page for each document, its own kinds of need (`req`, `spec`, `test`) and its own links.


def need(kind, uid, title, content, links=()):
    lines = ["", f".. {kind}:: {title}", f"   :id: {uid}"] + [f"   :links: {', '.join(links)}"] * bool(links)
    return lines + [""] + [f"   {line}".rstrip() for line in content]


def title(text, under):
    return ["", text, under * len(text)]


def name(*parts):
    """An id as sphinx-needs wants it unless told otherwise: capitals, digits, underscores."""
    return "_".join(parts).upper().replace(".", "_").replace("-", "_")


def sphinx(out, groups, courses):
    put(out / "conf.py", ['project = "Courses"', 'extensions = ["sphinx_needs"]'])
    put(out / "index.rst", ["Courses", "=======", "", ".. toctree::", "   :glob:", "", "   requirements", "   course-*"])
    lines = title("Requirements", "=")
    for heading, asked in groups:
        lines += title(heading, "-")
        for r in asked:
            lines += need("req", name(r["id"]), f"{r['code']} {r['title']}", [r["statement"]])
    put(out / "requirements.rst", lines)
    for c in courses:
        lines = title(c["title"], "=")
        for u in c["units"]:
            lines += title(f"{u['code']} {u['title']}", "-")
            for o in u["outcomes"]:
                lines += need("spec", name(c["id"], o["id"]), f"Outcome {o['id']}", statement(o), map(name, o["links"]))
        lines += title("Assessments", "-")
        for a in c["assessments"]:
            lines += need("test", name(c["id"], a["id"]), a["title"], [tests(a)], [name(c["id"], t) for t in a["tests"]])
        put(out / f"{c['id']}.rst", lines)


# Doorstop: a folder for each document, a file for each item. Its links go from a document to the one above it and nowhere else,
# so that an assessment, which would want a link within its own document, is text here: less work for it than for the others.


def item(folder, uid, level, header, text, links=(), normative=True):
    lines = ["active: true", "derived: false", f"header: |\n  {header}", f"level: {level}"]
    lines += ["links:", *(f"- {link}: null" for link in links)] if links else ["links: []"]
    lines += [f"normative: {str(normative).lower()}", "ref: ''", "reviewed: null"]
    lines += ["text: |", *(f"  {line}".rstrip() for line in text)] if text else ["text: ''"]
    put(folder / f"{uid}.yml", lines)


def document(folder, prefix, groups, parent=None):
    """Writes `groups`, `(heading, items)`, each with a heading of its own; gives the items' uids by their ids."""
    settings = ["settings:", "  digits: 3", f"  prefix: {prefix}", "  sep: '-'"] + [f"  parent: {parent}"] * bool(parent)
    put(folder / ".doorstop.yml", settings)
    number, uids = 0, {}
    for chapter, (heading, items) in enumerate(groups, 1):
        number += 1
        item(folder, f"{prefix}-{number:03}", f"{chapter}.0", heading, [], normative=False)
        for place, (own, header, text, links, normative) in enumerate(items, 1):
            number += 1
            uids[own] = f"{prefix}-{number:03}"
            item(folder, uids[own], f"{chapter}.{place}", header, text, links, normative)
    return uids


def doorstop(out, groups, courses):
    asked = [(h, [(r["id"], f"{r['code']} {r['title']}", [r["statement"]], (), True) for r in rs]) for h, rs in groups]
    uids = document(out / "requirements", "REQ", asked)
    for c in courses:
        chapters = []
        for u in c["units"]:
            items = [(o["id"], f"Outcome {o['id']}", statement(o), [uids[to] for to in o["links"]], True) for o in u["outcomes"]]
            chapters.append((f"{u['code']} {u['title']}", items))
        chapters.append(("Assessments", [(a["id"], a["title"], [tests(a)], (), False) for a in c["assessments"]]))
        document(out / c["id"], c["id"].replace("-", ""), chapters, "REQ")


def main():
    corpus, out = Path(sys.argv[1]), Path(sys.argv[2])
    groups = requirements(corpus)
    asked = [r for _, rs in groups for r in rs]
    ids = {key: r["id"] for r in asked for key in (r["id"], r["code"])}
    files = sorted(corpus.glob("courses/*/course-*.yaml"))[: int(sys.argv[3]) if len(sys.argv) > 3 else 100]
    courses = [course(path, ids) for path in files]
    for write in (strictdoc, sphinx, doorstop):
        write(out / write.__name__, groups, courses)
    outcomes = [o for c in courses for u in c["units"] for o in u["outcomes"]]
    links = sum(len(o["links"]) for o in outcomes)
    print(f"{len(courses)} courses, {len(asked)} requirements, {len(outcomes)} outcomes, {links} links from outcome to requirement")


main()
