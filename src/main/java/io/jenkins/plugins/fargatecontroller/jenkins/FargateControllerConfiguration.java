// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.fargatecontroller.form.MemoryChoices;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesDocument;
import io.jenkins.plugins.fargatecontroller.overrides.PlainValues;
import io.jenkins.plugins.fargatecontroller.overrides.UnreadableOverrides;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
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

    private volatile Map<String, Object> values = new LinkedHashMap<>();
    private transient volatile Optional<Exception> unreadable = Optional.empty();

    /** The same values with the places where they were written, as long as they are known. */
    private transient volatile OverridesDocument document = OverridesDocument.NONE;

    private final transient Map<String, String> helpFiles = new ConcurrentHashMap<>();

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
            document = OverridesDocument.of(values);
        } catch (IOException | RuntimeException e) {
            values = new LinkedHashMap<>();
            document = OverridesDocument.NONE;
            unreadable = Optional.of(e);
        }
    }

    @Override
    public Parsed<Overrides> overrides() {
        unreadable.ifPresent(failure -> {
            throw new UnreadableOverrides(getConfigFile().getFile().toString(), failure);
        });
        return document.read();
    }

    /** Saves the overrides, and has Jenkins reconciled. */
    @Override
    public void replace(Map<String, Object> newValues) {
        replace(OverridesDocument.of(newValues), Trigger.SAVE);
    }

    /** The same for overrides that know where they were written, and for a reason of its own. */
    public void replace(OverridesDocument other, Trigger trigger) {
        List<Problem> errors = other.errors();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    errors.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        Map<String, Object> said = other.values();
        if (!said.equals(values)) {
            FargateController.get().edited(trigger);
        }
        values = said;
        document = other;
        unreadable = Optional.empty();
        save();
        FargateController.get().changed(trigger);
    }

    /** The system's configuration page only leads to ours. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) {
        return true;
    }

    /** Core looks through all jars each time, and the form asks for each field of each template. */
    @Override
    public @Nullable String getHelpFile(String field) {
        String known = helpFiles.get(field);
        String file = known == null ? super.getHelpFile(field) : known;
        if (file != null) {
            helpFiles.put(field, file);
        }
        return file;
    }

    /** The memory that an agent template may have beside its cpu, for the form. */
    @POST
    public ListBoxModel doFillMemoryItems(
            @QueryParameter String name, @QueryParameter String cloud, @QueryParameter String cpu) {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        ListBoxModel items = new ListBoxModel();
        MemoryChoices.of(new PlanPreview(FargateController.get().status().environment()), name, cloud, cpu)
                .forEach(choice -> items.add(choice.label(), choice.value()));
        return items;
    }
}
