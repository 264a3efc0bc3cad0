// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.jenkins.OverrideProperties;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import org.junit.jupiter.api.Test;

/** JCasC's export finds every key as a property with a getter and a setter, or the key would not be in it. */
class OverridePropertiesTest {

    @Test
    void everyKeyIsAPropertyOfItsType() throws IntrospectionException, DocumentException {
        Map<String, Class<?>> expected = new TreeMap<>(Map.of("clouds", List.class, "templates", List.class));
        for (Key<?> key : ControllerKeys.SCHEMA.keys()) {
            Object value = key.type().read(YamlDocument.read(key.example(), key.name()));
            boolean plain = value instanceof Integer || value instanceof Boolean;
            expected.put(key.name(), plain ? value.getClass() : String.class);
        }
        assertThat(properties()).isEqualTo(expected);
    }

    private static Map<String, Class<?>> properties() throws IntrospectionException {
        return Arrays.stream(Introspector.getBeanInfo(OverrideProperties.class, GlobalConfiguration.class)
                        .getPropertyDescriptors())
                .filter(property -> property.getReadMethod() != null && property.getWriteMethod() != null)
                .collect(Collectors.toMap(PropertyDescriptor::getName, PropertyDescriptor::getPropertyType));
    }
}
