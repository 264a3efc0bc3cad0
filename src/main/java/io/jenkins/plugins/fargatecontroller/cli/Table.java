// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows of text in columns as wide as they need to be. The last column may be long; the others wrap. */
final class Table {

    /** Before the first column, and between two. */
    private static final int INDENT = 2;

    private static final int WIDEST = 110;

    private final List<List<String>> rows = new ArrayList<>();

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The table as lines, without trailing blanks; empty if there is no row. */
    String render() {
        if (rows.isEmpty()) {
            return "";
        }
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Help.Ansi.OFF), columns());
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        return table.toString().lines().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private Column[] columns() {
        int last = rows.get(0).size() - 1;
        Column[] columns = new Column[last + 1];
        for (int index = 0; index <= last; index++) {
            int width = widest(index);
            columns[index] =
                    new Column((index == last ? width : Math.min(width, WIDEST)) + INDENT, INDENT, Overflow.WRAP);
        }
        return columns;
    }

    private int widest(int index) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.get(index)))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
