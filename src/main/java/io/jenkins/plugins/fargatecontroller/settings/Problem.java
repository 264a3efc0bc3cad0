// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

/**
 * Something that a person has to know or to correct. What it says may be printed and logged as it is, see {@link Redacted}.
 *
 * @param message what is wrong; a clause, see {@link Sentence}
 * @param remedy what to do; a clause that begins with a capital letter
 */
public record Problem(Severity severity, Location place, String message, String remedy) {

    public Problem {
        message = Redacted.of(message);
        remedy = Sentence.begin(Redacted.of(remedy));
    }

    /** How much it matters. */
    public enum Severity {
        /** Something is left out of the plan because of it. */
        ERROR,
        /** The plan stands, but not all is as one would wish. */
        WARNING
    }

    /**
     * What a problem concerns.
     *
     * @param where where it was written, such as {@code overrides.yaml:7}; empty if nobody wrote it
     */
    public record Location(Subject subject, String where) {

        /** A name that is longer is none that somebody means. */
        private static final int LONGEST = 300;

        public Location {
            where = shortened(Redacted.of(where));
        }

        public static Location of(Subject subject) {
            return new Location(subject, "");
        }

        /** A key of the same subject. */
        public Location field(Key<?> key, String at) {
            return new Location(subject.field(key), at);
        }

        /** Something else that the subject holds, by its name. */
        public Location named(String name, String at) {
            return new Location(subject.named(name), at);
        }

        /** The subject in a dotted text, such as {@code templates.build-example.cpu}. */
        public String field() {
            return text();
        }

        private String text() {
            return shortened(subject.toString());
        }

        private static String shortened(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        }

        /** Whether somebody wrote what is wrong. */
        public boolean written() {
            return !where.isEmpty();
        }

        @Override
        public String toString() {
            return written() ? text() + " (" + where + ")" : text();
        }
    }

    public static Problem error(Location place, String message, String remedy) {
        return new Problem(Severity.ERROR, place, message, remedy);
    }

    /** An error whose message is that of the exception. */
    public static Problem error(Location place, Exception failure, String remedy) {
        return error(place, String.valueOf(failure.getMessage()), remedy);
    }

    /**
     * A remedy for an absent fact, with the key that stands in for it; some remedies name the key themselves.
     *
     * @param where where the key is set, such as {@code in the overrides}
     */
    public static String orSet(String remedy, Key<?> key, String where) {
        return remedy.contains(key.name()) ? remedy : remedy + "; or " + toSet(key, where);
    }

    /** The remedy for an absent fact that has none of its own. */
    public static String toSet(Key<?> key, String where) {
        return "set '%s' %s".formatted(key, where);
    }

    public static Problem warning(Location place, String message, String remedy) {
        return new Problem(Severity.WARNING, place, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What is wrong and what to do, for people. */
    public String sentences() {
        return Sentence.of(message) + " " + Sentence.of(remedy);
    }

    /** The same in a line that begins with the place. */
    public String line() {
        return place + ": " + Sentence.end(message) + " " + Sentence.of(remedy);
    }

    @Override
    public String toString() {
        return severity + " " + line();
    }
}
