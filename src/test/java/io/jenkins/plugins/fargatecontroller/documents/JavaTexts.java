// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.documents;

import java.util.ArrayList;
import java.util.List;

/** The texts in a Java source: each literal, joined with those that are added to it, and {@code …} for what else is. */
final class JavaTexts {

    private final String source;
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int at;

    private JavaTexts(String source) {
        this.source = source;
    }

    static List<String> of(String source) {
        JavaTexts reader = new JavaTexts(source);
        reader.read();
        return reader.texts;
    }

    private void read() {
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                at = end("\n");
            } else if (source.startsWith("/*", at)) {
                at = end("*/");
            } else if (source.startsWith("\"\"\"", at)) {
                at += 3;
                at = end("\"\"\"");
            } else if (source.charAt(at) == '\'') {
                at += source.charAt(at + 1) == '\\' ? 4 : 3;
            } else if (source.charAt(at) == '"') {
                literal();
            } else {
                at++;
            }
        }
    }

    private int end(String mark) {
        int found = source.indexOf(mark, at);
        return found < 0 ? source.length() : found + mark.length();
    }

    private void literal() {
        open.setLength(0);
        do {
            int begin = ++at;
            while (source.charAt(at) != '"') {
                at += source.charAt(at) == '\\' ? 2 : 1;
            }
            open.append(source, begin, at++);
        } while (joined());
        texts.add(open.toString().replace("\\\"", "\"").replace("\\n", "\n"));
    }

    /** Whether another literal is added; then the reader stands at its quote. */
    private boolean joined() {
        int next = blanks(at);
        if (next >= source.length() || source.charAt(next) != '+') {
            return false;
        }
        next = blanks(next + 1);
        if (source.charAt(next) == '"' && !source.startsWith("\"\"\"", next)) {
            at = next;
            return true;
        }
        return false;
    }

    private int blanks(int from) {
        int next = from;
        while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
            next++;
        }
        return next;
    }
}
