// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.environment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where in the parameter store the parameters of a controller are.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html">the limits
 *     of names</a>
 */
final class ParameterPath {

    /** What may stand between two slashes. */
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]+");

    /** A name has 1011 characters at most, and a template's adds {@code /templates/} and up to 100 more. */
    private static final int LONGEST = 900;

    /** A name has 15 levels at most, and a template's adds two. */
    private static final int MOST_LEVELS = 13;

    /** Its last part names the controller in tags, and a value of one has 256 characters at most. */
    private static final int LONGEST_NAME = 256;

    private ParameterPath() {}

    /** What is wrong with a path, as what can follow its name; empty if it can be used. */
    static Optional<String> flaw(String path) {
        if (path.length() > LONGEST) {
            return Optional.of("is too long: %d characters, where %d are the most".formatted(path.length(), LONGEST));
        }
        if (!path.startsWith("/")) {
            return Optional.of("is not a path: it does not begin with a slash");
        }
        String[] levels = path.substring(1).split("/", -1);
        if (Stream.of(levels).anyMatch(String::isEmpty)) {
            return Optional.of("is not a path: it has nothing between two slashes, or none behind the first");
        }
        if (!Stream.of(levels).allMatch(level -> SEGMENT.matcher(level).matches())) {
            return Optional.of("is not a path: it may have letters, digits and any of _.- between slashes");
        }
        if (levels[levels.length - 1].length() > LONGEST_NAME) {
            return Optional.of("is too long: its last part, which names the controller, has more than %d characters"
                    .formatted(LONGEST_NAME));
        }
        if (levels.length > MOST_LEVELS) {
            return Optional.of(
                    "is too deep: it has %d levels, where %d are the most".formatted(levels.length, MOST_LEVELS));
        }
        return Stream.of("aws", "ssm").anyMatch(levels[0].toLowerCase(Locale.ROOT)::startsWith)
                ? Optional.of("is not free: names that begin with aws or ssm belong to AWS")
                : Optional.empty();
    }
}
