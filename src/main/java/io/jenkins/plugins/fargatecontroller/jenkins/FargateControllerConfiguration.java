// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.fargatecontroller.form.MemoryChoices;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesCheck;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.PlainValues;
import io.jenkins.plugins.fargatecontroller.overrides.UnreadableOverrides;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The overrides an administrator keeps, on the Manage page or in JCasC under {@code unclassified: fargateController:}.
 * What is not said is null here, and not in an export.
 *
 * <p>Not loadable into a running Jenkins: the realm and the clouds are set in the course of the boot.
 */
@Extension(dynamicLoadable = YesNoMaybe.NO)
@Symbol("fargateController")
public final class FargateControllerConfiguration extends OverrideProperties {

    private static final String SOURCE = "";

    private volatile Map<String, Object> values = new LinkedHashMap<>();
    private transient volatile Optional<IOException> unreadable = Optional.empty();

    public FargateControllerConfiguration() {
        load();
    }

    public static FargateControllerConfiguration get() {
        return ExtensionList.lookupSingleton(FargateControllerConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.FargateControllerConfiguration_DisplayName();
    }

    @Override
    public Map<String, Object> values() {
        return PlainValues.overrides(values);
    }

    /** A file that cannot be read is not the same as none. */
    @Override
    public void load() {
        unreadable = Optional.empty();
        try {
            if (getConfigFile().exists()) {
                getConfigFile().unmarshal(this);
            }
        } catch (IOException e) {
            values = new LinkedHashMap<>();
            unreadable = Optional.of(e);
        }
    }

    @Override
    public Parsed<Overrides> overrides() {
        unreadable.ifPresent(failure -> {
            throw new UnreadableOverrides(getConfigFile().getFile().toString(), failure);
        });
        return OverridesReader.read(ConfigNode.of(values, SOURCE));
    }

    /** Saves the overrides, and has Jenkins reconciled. */
    @Override
    public void replace(Map<String, Object> newValues) {
        replace(newValues, Trigger.SAVE);
    }

    /** The same for a reason of its own. */
    public void replace(Map<String, Object> newValues, Trigger trigger) {
        List<Problem> errors = OverridesCheck.errors(ConfigNode.of(newValues, SOURCE));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    errors.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        values = PlainValues.overrides(newValues);
        unreadable = Optional.empty();
        save();
        FargateController.get().changed(trigger);
    }

    /** The system's configuration page only leads to ours. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) {
        return true;
    }

    /** The memory that an agent template may have beside its cpu, for the form. */
    @POST
    public ListBoxModel doFillMemoryItems(
            @QueryParameter String name, @QueryParameter String cloud, @QueryParameter String cpu) {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        ListBoxModel items = new ListBoxModel();
        MemoryChoices.of(FargateController.get().status().environment(), name, cloud, cpu)
                .forEach(choice -> items.add(choice.label(), choice.value()));
        return items;
    }
}
