// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that is no JSON, without what it says: its keys, marks and lines stay, each letter becomes an x and each digit a
 * one, so that a parser stumbles over the same place.
 */
final class JsonShape {

    /** A string with what makes it a key, if anything does; or a word or number outside of strings. */
    private static final Pattern PART =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)(\"?+)(\\s*+:)?+|[\\p{Alnum}_]++", Pattern.DOTALL);

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\u(\\p{XDigit}{0,4})|\\\\.|[^\\p{Cntrl}]", Pattern.DOTALL);

    private JsonShape() {}

    static String of(String text) {
        return PART.matcher(text).replaceAll(part -> Matcher.quoteReplacement(part(part)));
    }

    private static String part(MatchResult part) {
        if (part.group(1) == null) {
            return word(part.group());
        }
        return part.group(3) == null ? "\"" + string(part.group(1)) + part.group(2) : part.group();
    }

    private static String string(String text) {
        return ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(letter(found)));
    }

    private static String letter(MatchResult found) {
        if (found.group(1) != null) {
            return "\\u" + "0".repeat(found.group(1).length());
        }
        return found.group().startsWith("\\")
                ? found.group()
                : "x".repeat(found.group().length());
    }

    /** As much of a literal as the word has of it, for a parser reads so far. */
    private static String word(String word) {
        int literal = Stream.of("true", "false", "null", "NaN", "Infinity")
                .mapToInt(other -> common(word, other))
                .max()
                .orElse(0);
        return word.substring(0, literal)
                + word.substring(literal).replaceAll("[1-9]", "1").replaceAll("[^01]", "x");
    }

    private static int common(String word, String other) {
        int length = 0;
        while (length < Math.min(word.length(), other.length()) && word.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
