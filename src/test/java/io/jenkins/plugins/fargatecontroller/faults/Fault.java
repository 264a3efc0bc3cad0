// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import java.util.List;

/**
 * A way in which a call goes wrong.
 *
 * @param name as rows of the matrix call it
 * @param kind and what belongs to it, as the emulator's control API takes it
 * @param documents the same for a server that is not AWS' own; empty if it is the same
 * @param meaning for the reader of docs/reliability.md
 */
record Fault(String name, String kind, String documents, String meaning) {

    static final Fault REFUSED =
            new Fault("refused", "", "", "the server accepts no connection; all of its calls suffer");

    static final List<Fault> ALL = List.of(
            REFUSED,
            of("reset", "the connection is reset before the answer"),
            of("reset-in-body", "the connection is reset in the middle of the answer"),
            of("silent", "the connection stands, and nothing ever comes"),
            new Fault("late", "\"fault\": \"late\", \"ms\": 700", "", "the right answer comes late"),
            of("drip", "the right answer comes at one byte a second"),
            of("html", "a proxy answers with a page of its own and status 200"),
            new Fault("bad-gateway", "\"fault\": \"html\", \"status\": 502", "", "the same with status 502"),
            of("status", "status 503 without a body"),
            of("empty", "status 200 without a body"),
            new Fault(
                    "denied",
                    "\"fault\": \"code\", \"code\": \"AccessDeniedException\"",
                    "\"fault\": \"status\", \"status\": 403",
                    "the role lacks the permission; of an endpoint in the container: status 403"),
            new Fault(
                    "throttled",
                    "\"fault\": \"code\", \"code\": \"ThrottlingException\"",
                    "\"fault\": \"status\", \"status\": 429",
                    "too many calls, each time; of an endpoint in the container: status 429"),
            of("empty-object", "an object without members, or the root of the XML alone"),
            of("truncated", "the first half of the answer, with a length that fits it"),
            of("wrong-types", "objects for lists, numbers for texts, texts for numbers"),
            of("null-leaf", "null for each value that is no object or list"),
            of("null-item", "null as the first item of each list"),
            of("unknown-enum", "a value that nobody knows for each that looks like one of an enumeration"),
            of("negative", "negative numbers"),
            of("duplicate-key", "the first key of each object once more, with another value"),
            new Fault(
                    "deep",
                    "\"fault\": \"deep\", \"depth\": 100000",
                    "",
                    "one more key, with lists or elements that are nested 100,000 deep"),
            of("huge", "one more key, with a text of 50 MB"),
            of("gzip-broken", "a body that says it is compressed, and is not"));

    private static Fault of(String name, String meaning) {
        return new Fault(name, "\"fault\": \"" + name + "\"", "", meaning);
    }

    static Fault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + name));
    }

    /** The request that puts it into force for one call. */
    String request(RemoteCall call, String path, String key) {
        return call.inContainer()
                ? "{\"call\": \"%s\", %s}".formatted(path, documents.isEmpty() ? kind : documents)
                : "{\"call\": \"%s\", \"key\": \"%s\", %s}".formatted(path, key, kind);
    }

    @Override
    public String toString() {
        return name;
    }
}
