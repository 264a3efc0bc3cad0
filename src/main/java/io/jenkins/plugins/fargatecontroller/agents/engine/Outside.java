// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import java.util.Optional;
import java.util.function.Function;

/** What the engine reports, and what it stores. */
public interface Outside {

    /** A template's agents have begun to fail; told once until one has connected again. */
    void failing(TemplateId template, Failure failure);

    /** What outlives the controller, each as a text. */
    enum Part {
        /** How it stands with Spot. */
        SPOT,
        /** The figures of the last day. */
        DAY
    }

    /** What was kept last; empty at first. */
    String kept(Part part);

    /** What was kept cannot be understood: it is set aside, for a person to look at. */
    void unreadable(Part part);

    /**
     * What was kept last, understood; empty if there is none. What cannot be understood is set aside.
     *
     * @param parse gives nothing for a text that it does not understand
     */
    default <T> Optional<T> read(Part part, Function<String, Optional<T>> parse) {
        String text = kept(part);
        Optional<T> known = text.isEmpty() ? Optional.empty() : parse.apply(text);
        if (known.isEmpty() && !text.isEmpty()) {
            unreadable(part);
        }
        return known;
    }

    /** Keeps a text over a restart. */
    void keep(Part part, String text);
}
