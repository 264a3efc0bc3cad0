// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.form.SizeText;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Origin;

/**
 * A template in the table of its cloud.
 *
 * @param standing what becomes of it
 * @param summary what the table shows; empty texts for a template that is not offered
 */
public record TemplateRow(TemplateId id, Standing standing, Source source, Summary summary) {

    /** What becomes of a template. */
    public enum Availability {
        OFFERED("Enabled"),
        /** An override leaves it out. */
        DISABLED("Disabled"),
        /** The parameter store leaves it out. */
        DISABLED_IN_STORE("Disabled in the parameter store"),
        /** A problem leaves it out. */
        LEFT_OUT("Left out because of a problem"),
        /** The overrides have it, and the plan that is shown is older than they are. */
        COMPARED("Not compared yet");

        private final String label;

        Availability(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * What becomes of a template, and why.
     *
     * @param problem where the page tells of the problem that it has; empty if it has none
     */
    public record Standing(Availability state, String problem) {}

    /**
     * Who says something of a template.
     *
     * @param layer where it is defined: built in, the parameter store or the overrides
     * @param mentioned whether the overrides say something of it
     */
    public record Source(String layer, boolean mentioned) {

        /** Whether the overrides change what something else defines. */
        public boolean overridden() {
            return mentioned && !layer.equals(Origin.Layer.OVERRIDE.toString());
        }
    }

    /**
     * The most important values.
     *
     * @param order a number that is greater for a greater size
     */
    public record Summary(String label, String compute, long order, String image, String taskRole) {

        static final Summary NONE = new Summary("", "", 0, "", "");

        /** More than any task has of memory, in MiB. */
        private static final long MUCH = 1_000_000;

        static Summary of(Template template) {
            var settings = template.settings();
            return new Summary(
                    settings.value(TemplateKeys.LABEL, ""),
                    SizeText.of(template.size()),
                    template.size().cpu() * MUCH + template.size().memory(),
                    settings.value(TemplateKeys.IMAGE, ""),
                    settings.value(TemplateKeys.TASK_ROLE).map(Arn::name).orElse("none"));
        }
    }

    public String cloud() {
        return id.cloud();
    }

    public String name() {
        return id.name();
    }

    public Availability state() {
        return standing.state();
    }

    public String problem() {
        return standing.problem();
    }

    public boolean offered() {
        return state() == Availability.OFFERED;
    }

    public boolean disabled() {
        return state() == Availability.DISABLED || state() == Availability.DISABLED_IN_STORE;
    }

    public boolean broken() {
        return state() == Availability.LEFT_OUT;
    }
}
