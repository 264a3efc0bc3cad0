// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.fargatecontroller.plan.Overrides;
import io.jenkins.plugins.fargatecontroller.plan.OverridesReader;
import io.jenkins.plugins.fargatecontroller.plan.Read;
import io.jenkins.plugins.fargatecontroller.plan.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;

/**
 * The overrides an administrator keeps, on the Manage page or in JCasC under {@code unclassified: fargateController:}.
 *
 * <p>Not loadable into a running Jenkins: the realm and the clouds are set in the course of the boot.
 */
@Extension(dynamicLoadable = YesNoMaybe.NO)
@Symbol("fargateController")
public class FargateControllerConfiguration extends GlobalConfiguration {

    private Map<String, Object> values = new LinkedHashMap<>();

    public static FargateControllerConfiguration get() {
        return ExtensionList.lookupSingleton(FargateControllerConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.FargateControllerConfiguration_DisplayName();
    }

    /** The overrides as plain values: maps, lists and texts, with the keys that they have in a file. */
    public Map<String, Object> values() {
        return values;
    }

    /** The overrides, read and checked. */
    public Read<Overrides> overrides() {
        return OverridesReader.read(Tree.of(values, "fargateController"));
    }

    /**
     * Replaces all overrides, saves them, and has Jenkins reconciled.
     *
     * @throws IllegalArgumentException if something in them is wrong; the message has a line for each error. Nothing
     *     has been changed then.
     */
    public void replace(Map<String, Object> newValues) {
        values = new LinkedHashMap<>(newValues);
    }
}
