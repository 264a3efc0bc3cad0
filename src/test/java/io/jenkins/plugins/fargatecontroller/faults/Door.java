// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import java.util.Locale;

/** The parts of the plugin that make remote calls. */
enum Door {
    DISCOVERY("Discovery"),
    PASSWORD("The administrator's password"),
    NOTIFICATION("Notification"),
    AGENTS("Agents of the plugin's own engine");

    /** As docs/reliability.md calls it. */
    final String title;

    Door(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
