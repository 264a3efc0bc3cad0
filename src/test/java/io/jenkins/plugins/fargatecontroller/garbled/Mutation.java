// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.garbled;

import java.util.List;
import java.util.Random;

/** Changes a document in a few places, as a seed says: letters, values, whole members; long, deep and odd ones. */
final class Mutation {

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "9999999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "[null]",
            "{\"a\": null}",
            "\u0000",
            "\u0085",
            "\u200b",
            "\u202e",
            "\ud83d",
            "é",
            "&a",
            "*a",
            "!!binary x",
            "${X:-}",
            "- ",
            ": ",
            "? ",
            "# ",
            "\n",
            "\t",
            "'",
            "\"",
            "\\",
            "%s",
            "arn:aws:ecs:::",
            "http://[",
            "://",
            "a@b://c");

    private static final List<String> UNITS =
            List.of("a.", "a/", "-a", "a:", "[", "{\"a\":", "{a: ", "1", " ", "://", "a@", "\\u0041", "é", "a,");

    private static final List<Integer> LENGTHS = List.of(60, 300, 2_500, 20_000);

    private final Random random;
    private final StringBuilder text;

    private Mutation(long seed, String text) {
        this.random = new Random(seed);
        this.text = new StringBuilder(text);
    }

    /** The same seed makes the same of the same text. */
    static String of(long seed, String text) {
        Mutation mutation = new Mutation(seed, text);
        for (int changes = 1 + mutation.random.nextInt(3); changes > 0; changes--) {
            mutation.change();
        }
        return mutation.text.toString();
    }

    private void change() {
        switch (random.nextInt(9)) {
            case 0 -> cut(place(), random.nextInt(12));
            case 1 -> text.insert(place(), pick(ODD));
            case 2 -> text.insert(place(), longOne());
            case 3 -> text.setLength(place());
            case 4 -> twice();
            case 5 -> value(pick(ODD));
            case 6 -> value("\"" + longOne().replace("\"", "") + "\"");
            case 7 -> value(deepOne());
            default -> {
                if (text.length() > 0) {
                    int at = random.nextInt(text.length());
                    text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(7))));
                }
            }
        }
    }

    private int place() {
        return random.nextInt(text.length() + 1);
    }

    private void cut(int from, int length) {
        text.delete(from, Math.min(text.length(), from + length));
    }

    /** A line once more, so that a key appears twice. */
    private void twice() {
        int from = text.lastIndexOf("\n", place()) + 1;
        int to = text.indexOf("\n", from);
        text.insert(from, to < 0 ? text.substring(from) : text.substring(from, to + 1));
    }

    /** Another value behind a key. */
    private void value(String other) {
        int colon = text.indexOf(": ", place());
        if (colon < 0) {
            text.append(other);
            return;
        }
        int end = colon + 2;
        while (end < text.length() && ",\n]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        text.replace(colon + 2, end, other);
    }

    private String longOne() {
        String unit = pick(UNITS);
        return unit.repeat(LENGTHS.get(random.nextInt(LENGTHS.size())) / unit.length());
    }

    private String deepOne() {
        int depth = LENGTHS.get(random.nextInt(LENGTHS.size())) / 5;
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\": ".repeat(depth) + "1" + "}".repeat(depth);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
