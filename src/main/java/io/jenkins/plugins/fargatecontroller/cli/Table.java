// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns as wide as they need to be; where they do not all fit, the widest wrap. */
final class Table {

    /** Before each column. */
    private static final String INDENT = "  ";

    private final Screen screen;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Screen screen) {
        this.screen = screen;
    }

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The table as lines, without trailing blanks; empty if there is no row. */
    String render() {
        int[] widths = widths();
        StringBuilder out = new StringBuilder();
        rows.forEach(row -> render(row, widths, out));
        return out.toString();
    }

    private void render(List<String> row, int[] widths, StringBuilder out) {
        List<List<String>> cells = IntStream.range(0, row.size())
                .mapToObj(column -> Screen.wrapped(row.get(column), widths[column]))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String part =
                        line < cells.get(column).size() ? cells.get(column).get(line) : "";
                text.append(INDENT).append(part).append(" ".repeat(widths[column] - part.length()));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    /** What each column needs, up to the largest width with which all of them fit. */
    private int[] widths() {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        int[] needed = IntStream.range(0, columns).map(this::widest).toArray();
        int room = screen.width() - columns * INDENT.length();
        int limit = room;
        while (limit > 1 && sum(needed, limit) > room) {
            limit--;
        }
        int largest = limit;
        return IntStream.of(needed).map(width -> Math.min(width, largest)).toArray();
    }

    private static int sum(int[] widths, int limit) {
        return IntStream.of(widths).map(width -> Math.min(width, limit)).sum();
    }

    private int widest(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
