// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.casc;

import hudson.Extension;
import io.jenkins.plugins.casc.Attribute;
import io.jenkins.plugins.casc.BaseConfigurator;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.fargatecontroller.jenkins.CloudOverride;
import io.jenkins.plugins.fargatecontroller.jenkins.TemplateOverride;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.PlainValues;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the clouds and templates of the overrides for JCasC's export, and lists their keys for its reference. */
abstract class CascEntries<T> extends BaseConfigurator<T> {

    private final Schema schema;
    private final Function<Map<?, ?>, T> make;
    private final Function<T, Map<?, ?>> values;

    CascEntries(Schema schema, Function<Map<?, ?>, T> make, Function<T, Map<?, ?>> values) {
        this.schema = schema;
        this.make = make;
        this.values = values;
    }

    @Override
    public Set<Attribute<T, ?>> describe() {
        return schema.keys().stream()
                .map(key -> new Attribute<T, String>(key.name(), String.class))
                .collect(Collectors.toSet());
    }

    @Override
    public CNode describe(T entry, ConfigurationContext context) {
        return new CascNodes(context).write(values.apply(entry));
    }

    @Override
    protected T instance(Mapping mapping, ConfigurationContext context) throws ConfiguratorException {
        T entry = make.apply((Map<?, ?>) PlainValues.of(new CascNodes(context).read(mapping)));
        mapping.clear();
        return entry;
    }

    /** Clouds. */
    @Extension(optional = true)
    public static final class Clouds extends CascEntries<CloudOverride> {
        public Clouds() {
            super(CloudKeys.SCHEMA, CloudOverride::new, CloudOverride::values);
        }

        @Override
        public Class<CloudOverride> getTarget() {
            return CloudOverride.class;
        }
    }

    /** Templates. */
    @Extension(optional = true)
    public static final class Templates extends CascEntries<TemplateOverride> {
        public Templates() {
            super(TemplateKeys.SCHEMA, TemplateOverride::new, TemplateOverride::values);
        }

        @Override
        public Class<TemplateOverride> getTarget() {
            return TemplateOverride.class;
        }
    }
}
