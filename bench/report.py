# SPDX-License-Identifier: MIT
"""The kept results, and docs/performance.md with its charts, which are made from them and from nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from local.distribution import ROOT

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs/performance.md"
IMAGES = ROOT / "docs/images"
COLOURS = ("#1b6fb3", "#c2410c", "#4d7c0f")

Rows = list[list[str]]


def read() -> dict[str, Any]:
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {}


def keep(results: dict[str, Any]) -> None:
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")


def write(results: dict[str, Any]) -> list[Path]:
    """The page and its charts; what was written."""
    written = []
    for name, chart in charts(results):
        file = IMAGES / f"performance-{name}.svg"
        file.write_text(chart.render())
        written.append(file)
    PAGE.write_text(page(results))
    return [*written, PAGE]


def page(results: dict[str, Any]) -> str:
    text = Path(__file__).with_name("performance.md").read_text()
    for name, part in results.items():
        text = text.replace(
            f"<!-- {name} -->", SECTIONS[name](part["results"]) + f"\n\n*{part['when']}, {part['machine']}.*"
        )
    return text


def discovery(results: dict[str, list[dict[str, Any]]]) -> str:
    head = [
        "account",
        "ms more per call",
        "calls (answers)",
        "longest chain",
        "wall",
        "one after another",
        "wall ÷ chain",
    ]
    return table(
        head,
        [
            [
                scenario,
                str(one["latency"]),
                f"{one['calls']} ({one['answers']})",
                f"{one['depth']} calls, {one['chain']} ms",
                f"{one['wall']} ms",
                f"{one['oneAfterAnother']} ms",
                f"{one['wall'] / max(1, one['chain']):.2f}",
            ]
            for scenario, runs in results.items()
            for one in runs
        ],
    )


def commandline(results: dict[str, dict[str, float]]) -> str:
    slowest_first = sorted(results.items(), key=lambda item: -item[1]["cpu"])
    first = slowest_first[0][1]
    return table(
        ["started as", "wall", "processor", "of the first"],
        [
            [name, f"{one['wall']:.2f} s", f"{one['cpu']:.2f} s", f"{one['cpu'] / first['cpu']:.0%}"]
            for name, one in slowest_first
        ],
    )


def outputs(results: dict[str, dict[str, dict[str, float]]]) -> str:
    rows = []
    for form, counts in results.items():
        (few, small), (many, big) = sorted(counts.items(), key=lambda item: int(item[0]))
        rows.append(
            [
                form,
                *(f"{one['cpu']:.1f} s, {one['bytes'] / 1e6:.1f} MB" for one in (small, big)),
                f"{big['cpu'] / small['cpu']:.1f} × the time, {big['bytes'] / small['bytes']:.1f} × the bytes",
            ]
        )
    return table(["output", f"{few} templates", f"{many} templates", "growth"], rows)


def size(results: dict[str, int]) -> str:
    return table(
        ["", ""],
        [
            ["the plugin's archive (.hpi)", f"{results['plugin'] / 1e6:.1f} MB"],
            ["the command line's jar", f"{results['commandline'] / 1e6:.1f} MB"],
            ["classes loaded for a plan of two templates", f"{results['classes']:,}"],
        ],
    )


def boot(results: dict[str, Any]) -> str:
    rows = [
        [name, home, *(added(one[what]) for what in ("up", "clouds", "processor"))]
        for home, variants in results["starts"].items()
        for name, one in variants.items()
    ]
    said = (
        f"{results['times']} starts each. In brackets: the median of what a start takes more than the one"
        " without the plugin in the same round."
    )
    return f"{said}\n\n" + table(["Jenkins", "home", "up", "with clouds", "processor"], rows)


def added(seconds: dict[str, float]) -> str:
    return f"{seconds['median']:.1f} s" + (f" ({seconds['added']:+.1f} s)" if seconds["added"] else "")


def running(results: dict[str, Any]) -> str:
    return f"{pages(results['pages'])}\n\n{steady(results['reconcile'])}"


def steady(results: dict[str, Any]) -> str:
    calls = results["calls"]
    return table(
        ["of one run", ""],
        [
            [
                "calls",
                f"{sum(calls.values()):.0f}: {', '.join(f'{name} {count:g}' for name, count in calls.items())}",
            ],
            ["processor", f"{results['cpu'] * 1000:.0f} ms"],
            ["memory asked for", f"{results['bytes'] / 1e6:.1f} MB"],
        ],
    )


def pages(results: dict[str, dict[str, dict[str, float]]]) -> str:
    rows = []
    for name, counts in results.items():
        (few, small), (many, big) = sorted(counts.items(), key=lambda item: int(item[0]))
        rows.append(
            [
                name,
                *(
                    f"{one['first']:.2f} s, {one['last']:.2f} s, {one['bytes'] / 1e6:.1f} MB"
                    for one in (small, big)
                ),
                f"{big['last'] / small['last']:.1f} × the time, {big['bytes'] / small['bytes']:.1f} × the bytes",
            ]
        )
    return table(["first byte, last byte, size", f"{few} templates", f"{many} templates", "growth"], rows)


def table(head: list[str], rows: Rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


SECTIONS = {
    "discovery": discovery,
    "commandline": commandline,
    "outputs": outputs,
    "size": size,
    "running": running,
    "boot": boot,
}


def charts(results: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if "discovery" in results:
        runs = results["discovery"]["results"]["two-clusters"]
        chart = bars("Discovery: milliseconds, by the latency of a call")
        chart.x_labels = [f"+{one['latency']} ms" for one in runs]
        chart.add("as it is", [one["wall"] for one in runs])
        chart.add("one call after another", [one["oneAfterAnother"] for one in runs])
        yield "discovery", chart
    if "boot" in results:
        found = results["boot"]["results"]["starts"]
        chart = bars("Start of Jenkins with its clouds, and its end: seconds of the processor")
        chart.x_labels = list(found)
        for name in next(iter(found.values())):
            chart.add(name, [variants[name]["processor"]["median"] for variants in found.values()])
        yield "boot", chart


def bars(title: str) -> Any:
    import pygal
    from pygal.style import Style

    style = Style(background="white", plot_background="white", font_family="sans-serif", colors=COLOURS)
    return pygal.Bar(
        title=title,
        width=640,
        height=320,
        style=style,
        print_values=True,
        legend_at_bottom=True,
        js=(),
        no_prefix=True,
        disable_xml_declaration=True,
    )
