// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** A plan as a person reads it in a golden file: the tree of {@link PlanJson}, a setting a line. */
final class PlanYaml {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(Integer.MAX_VALUE)
            .build();

    private PlanYaml() {}

    static String render(Plan plan) {
        return new Dump(SETTINGS, new OneLineSettings()).dumpToString(PlanJson.tree(plan));
    }

    private static final class OneLineSettings extends StandardRepresenter {
        OneLineSettings() {
            super(SETTINGS);
        }

        @Override
        protected Node representMapping(Tag tag, Map<?, ?> mapping, FlowStyle style) {
            return super.representMapping(tag, mapping, mapping.containsKey("origin") ? FlowStyle.FLOW : style);
        }
    }
}
