// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

/**
 * What a problem is about. Decisions look at the type, the key or the name in it; its text, such as {@code
 * templates.build-example.cpu}, is only for people.
 */
public sealed interface Subject {

    /** Something of the controller as a whole that no key stands for; an enum of the room that speaks of it. */
    non-sealed interface Part extends Subject {}

    /** What an administrator wrote, as a whole. */
    record Document() implements Subject {
        @Override
        public String toString() {
            return "overrides";
        }
    }

    /** A list of a document, such as {@code templates}. */
    record Group(String name) implements Subject {

        public Entry entry(String entryName) {
            return new Entry(this, entryName);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** An entry of a list, by its name. */
    record Entry(Group group, String name) implements Subject {
        @Override
        public String toString() {
            return group.path(name);
        }
    }

    /** A key of a document, of an entry, or of any entry of a list. */
    record Field(Subject owner, Key<?> key) implements Subject {
        @Override
        public String toString() {
            return owner.path(key.name());
        }
    }

    /** Something else that has a name there: a key that nobody knows, or one of the names that are a key's value. */
    record Named(Subject owner, String name) implements Subject {
        @Override
        public String toString() {
            return owner.path(name);
        }
    }

    /** A key of a document. */
    static Subject of(Key<?> key) {
        return new Field(new Document(), key);
    }

    default Subject field(Key<?> key) {
        return new Field(this, key);
    }

    default Subject named(String name) {
        return new Named(this, name);
    }

    /** Whether this is another subject, or stands in it. */
    default boolean within(Subject other) {
        return equals(other)
                || (this instanceof Entry entry && entry.group().within(other))
                || (this instanceof Field field && field.owner().within(other))
                || (this instanceof Named named && named.owner().within(other));
    }

    /** What stands in this subject under a name, as people read it. */
    default String path(String name) {
        return this instanceof Document ? Redacted.of(name) : this + "." + Redacted.of(name);
    }
}
