// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a build can end so that somebody may want to hear of it. All but the last are Jenkins's own names of results. */
public enum BuildEvent {
    FAILURE("failed"),
    UNSTABLE("is unstable"),
    ABORTED("was aborted"),
    NOT_BUILT("was not built"),
    /** A good build right after one that failed or was unstable. */
    FIXED("is back to normal");

    private static final String SUCCESS = "SUCCESS";

    private final String verb;

    BuildEvent(String verb) {
        this.verb = verb;
    }

    /**
     * The occasion, if there is one.
     *
     * @param result of the build, as Jenkins calls it
     * @param before result of the build before; empty without one
     */
    public static Optional<BuildEvent> of(String result, String before) {
        if (result.equals(SUCCESS)) {
            boolean bad = before.equals(FAILURE.name()) || before.equals(UNSTABLE.name());
            return bad ? Optional.of(FIXED) : Optional.empty();
        }
        return Stream.of(values())
                .filter(occasion -> occasion != FIXED && occasion.name().equalsIgnoreCase(result))
                .findFirst();
    }

    /** What is to be said of the build, such as {@code failed}. */
    public String verb() {
        return verb;
    }

    /** The name of an occasion, however it is capitalised. */
    static String word(String text) {
        List<String> names = Stream.of(values()).map(BuildEvent::name).toList();
        return names.stream()
                .filter(name -> name.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("%s is not a result that can be announced; expected any of %s"
                                .formatted(Quoted.of(text), String.join(", ", names))));
    }
}
