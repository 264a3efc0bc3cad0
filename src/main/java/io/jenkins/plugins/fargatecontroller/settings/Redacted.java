// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text as a terminal, a log or a page may show it: on one line, without characters that nobody sees, and without the
 * logins and queries of addresses. What is hidden is an ellipsis. Each word is looked at from both ends and with no way
 * back, so that the time it takes grows with the length and no faster.
 */
public final class Redacted {

    private static final Pattern WORD = Pattern.compile("\\S++");
    private static final String AUTHORITY = "//";

    /** What an image is known by may stand behind its name, and is no login. */
    private static final String DIGEST = "@sha256:";

    private static final String HIDDEN = "…";

    private Redacted() {}

    /** The text; the same object if there is nothing to hide. */
    public static String of(String text) {
        String line = Invisible.cleaned(text);
        return line.indexOf('@') < 0 && line.indexOf('?') < 0
                ? line
                : WORD.matcher(line).replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
    }

    /** A failure as a log may show it: its kind, its text, where it was thrown, and those that led to it. */
    public static Throwable of(Throwable failure) {
        return new Failure(failure, 0);
    }

    private static final class Failure extends Throwable {

        private static final long serialVersionUID = 1;

        /** A cause may lead back to itself. */
        private static final int DEEPEST = 20;

        private final String kind;

        Failure(Throwable failure, int depth) {
            super(message(failure));
            kind = failure.getClass().getName();
            setStackTrace(failure.getStackTrace());
            if (failure.getCause() != null && depth < DEEPEST) {
                initCause(new Failure(failure.getCause(), depth + 1));
            }
            for (Throwable other : depth < DEEPEST ? failure.getSuppressed() : new Throwable[0]) {
                addSuppressed(new Failure(other, DEEPEST));
            }
        }

        /** A parser of JSON quotes the text, in which a secret may be by mistake; the place is enough. */
        private static @Nullable String message(Throwable failure) {
            if (failure instanceof JacksonException unreadable) {
                JsonLocation place = unreadable.getLocation();
                return place == null ? null : "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
            }
            return failure.getMessage() == null ? null : of(failure.getMessage());
        }

        /** As the failure itself would begin in a log. */
        @Override
        @SuppressWarnings("OverrideThrowableToString") // the kind is not this class
        public String toString() {
            return getMessage() == null ? kind : kind + ": " + getMessage();
        }
    }

    /** Variables of which only the names may be shown, such as {@code MAVEN_OPTS=…}. */
    public static String names(Collection<?> names) {
        return names.stream()
                .map(name -> of(String.valueOf(name)) + "=" + HIDDEN)
                .collect(Collectors.joining(", "));
    }

    private static String word(String word) {
        return withoutQuery(withoutLogin(word));
    }

    /** {@code http://USER:PASSWORD@HOST/}, {@code //USER@HOST}, and {@code USER:PASSWORD@REGISTRY/IMAGE}. */
    private static String withoutLogin(String word) {
        int digest = word.indexOf(DIGEST);
        int at = word.lastIndexOf('@', digest < 0 ? word.length() : digest - 1);
        if (at < 0) {
            return word;
        }
        int authority = word.indexOf(AUTHORITY);
        if (authority >= 0 && authority < at) {
            return word.substring(0, authority + AUTHORITY.length()) + HIDDEN + word.substring(at);
        }
        int start = start(word);
        boolean login = word.indexOf(':', start) >= 0
                && word.indexOf(':', start) < at
                && !word.startsWith("arn:", start)
                && !word.startsWith("mailto:", start);
        boolean token = word.indexOf('/', at) >= 0 && word.lastIndexOf('/', at) < 0 && authority < 0;
        return login || token ? word.substring(0, start) + HIDDEN + word.substring(at) : word;
    }

    /** {@code ?token=…}; a question mark at the end of a sentence is none. */
    private static String withoutQuery(String word) {
        int query = word.indexOf('?');
        if (query < 0 || word.indexOf('=', query) < 0) {
            return word;
        }
        int end = word.length();
        while (end > query && "'\")],.;:".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, query + 1) + HIDDEN + word.substring(end);
    }

    /** Where a word begins behind its quotes and brackets. */
    private static int start(String word) {
        int start = 0;
        while (start < word.length() - 1 && "'\"([{<".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }
}
