// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A password on its way from the parameter store to its hash. Nothing keeps it, and it never becomes text by accident. A
 * line break at its end is none of it: a file has one ({@code --value file://password}), and nobody can type it.
 */
public final class Password {

    /** bcrypt looks at no more, and Jenkins takes no more. */
    private static final int MOST_BYTES = 72;

    private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\R\\z");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final String value;

    public Password(String value) {
        this.value = LAST_LINE_BREAK.matcher(value).replaceFirst("");
    }

    /** What is wrong with it, as a sentence without a full stop; empty if it can be used. */
    public Optional<String> flaw() {
        if (value.isBlank()) {
            return Optional.of("it is empty");
        }
        if (LINE_BREAK.matcher(value).find()) {
            return Optional.of("it has several lines, and the login page has one");
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MOST_BYTES
                ? Optional.of("it has %d bytes, and bcrypt takes no more than %d".formatted(bytes, MOST_BYTES))
                : Optional.empty();
    }

    /** The password in clear, for the call that hashes it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
