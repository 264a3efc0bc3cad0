// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.casc;

import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.casc.model.Scalar;
import io.jenkins.plugins.casc.model.Sequence;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates between JCasC's nodes and ours. */
record CascNodes(ConfigurationContext context) {

    /** The node as a document; variables and secrets are resolved as JCasC does everywhere. */
    ConfigNode read(CNode node) throws ConfiguratorException {
        String where = node.getSource() == null
                ? ""
                : node.getSource().file() + ":" + node.getSource().line();
        return switch (node.getType()) {
            case MAPPING -> {
                Map<String, ConfigNode> entries = new LinkedHashMap<>();
                for (Map.Entry<String, CNode> entry : node.asMapping().entrySet()) {
                    entries.put(entry.getKey(), read(entry.getValue()));
                }
                yield new ConfigNode.Mapping(entries, ConfigNode.place(where, entries.values()));
            }
            case SEQUENCE -> {
                List<ConfigNode> items = new ArrayList<>();
                for (CNode item : node.asSequence()) {
                    items.add(read(item));
                }
                yield new ConfigNode.Sequence(items, ConfigNode.place(where, items));
            }
            case SCALAR ->
                new ConfigNode.Scalar(
                        context.getSecretSourceResolver()
                                .resolve(node.asScalar().getValue()),
                        where);
        };
    }

    /**
     * Plain values as a node. Numbers and flags are written as such; what looks like a variable is escaped. JCasC's
     * export leaves out lists and mappings without entries, so that they are texts here, which mean the same.
     */
    CNode write(Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Mapping mapping = new Mapping();
            map.forEach((key, entry) -> mapping.put(key.toString(), write(entry)));
            return mapping;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            Sequence sequence = new Sequence();
            list.forEach(item -> sequence.add(write(item)));
            return sequence;
        }
        String text = value.toString();
        if (text.matches("0|[1-9][0-9]{0,8}")) {
            return new Scalar(Integer.valueOf(text));
        }
        return text.equals("true") || text.equals("false") ? new Scalar(Boolean.valueOf(text)) : written(text);
    }

    private Scalar written(String text) {
        Scalar scalar = new Scalar(context.getSecretSourceResolver().encode(text));
        scalar.setPrintableWhenEmpty(true);
        return scalar;
    }
}
