// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.engine;

import io.jenkins.plugins.fargatecontroller.agents.failure.Failure;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateName;

/** What the engine reports, and what it stores. */
public interface Outside {

    /** A template's agents have begun to fail; told once until one has connected again. */
    void failing(TemplateName template, Failure failure);

    /** What was kept last; empty at first. */
    String kept();

    /** What was kept cannot be understood: it is set aside, for a person to look at. */
    void unreadable();

    /** Keeps a text over a restart. */
    void keep(String text);
}
