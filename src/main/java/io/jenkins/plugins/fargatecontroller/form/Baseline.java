// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesDocument;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What holds where the overrides say nothing: the same environment planned without them. Templates that only the
 * overrides know are planned with their name alone.
 */
public final class Baseline {

    /** A name that no person gives; its plan is that of any new template. */
    private static final String NEW = "new-template";

    /** What tells a template from another is not inherited. */
    private static final Set<String> IDENTITY = Set.of(TemplateKeys.NAME.name(), TemplateKeys.CLOUD.name());

    private final PlanPreview preview;
    private final Set<String> names;
    private final Optional<Plan> plan;

    /** What the templates of these names inherit; empty until that is asked for. */
    private final Map<TemplateId, Settings> templates = new LinkedHashMap<>();

    private final Set<TemplateId> known;
    private final Set<String> switchedOff;
    private final Set<String> stored;
    private final Map<TemplateId, Origin> disabled;

    private Baseline(PlanPreview preview, Set<String> names) {
        this.preview = preview;
        this.names = names;
        this.plan = preview.inherited();
        this.disabled = plan.map(Baseline::disabled).orElse(Map.of());
        this.stored =
                preview
                        .environment()
                        .flatMap(found -> found.parameters().templates().optional())
                        .orElse(List.of())
                        .stream()
                        .map(TemplateParameter::lastSegment)
                        .collect(Collectors.toSet());
        this.switchedOff = disabled.keySet().stream().map(TemplateId::name).collect(Collectors.toSet());
        this.known = plan.stream()
                .flatMap(Baseline::templates)
                .map(Template::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Tells what the form's templates inherit. */
    public static Baseline of(PlanPreview preview, OverridesForm form) {
        return of(preview, form.templates());
    }

    /** The same for some templates of a form. */
    static Baseline of(PlanPreview preview, Collection<Map<String, String>> templates) {
        Stream<String> names = templates.stream().flatMap(texts -> name(texts).stream());
        return new Baseline(
                preview, Stream.concat(names, Stream.of(NEW)).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private Map<TemplateId, Settings> inherited() {
        if (templates.isEmpty()) {
            List<Map<String, String>> entries = names.stream().map(this::entry).toList();
            preview
                    .only(names)
                    .plan(OverridesDocument.of(Map.of(TemplateKeys.TEMPLATES.name(), entries))
                            .read())
                    .stream()
                    .flatMap(Baseline::templates)
                    .forEach(template -> templates.put(template.id(), template.settings()));
        }
        return templates;
    }

    /** A template that is switched off in the parameter store is planned all the same, to see its values. */
    private Map<String, String> entry(String name) {
        return switchedOff.contains(name)
                ? Map.of(TemplateKeys.NAME.name(), name, TemplateKeys.ENABLED.name(), "true")
                : Map.of(TemplateKeys.NAME.name(), name);
    }

    /** The templates that there are without any override. */
    public Set<TemplateId> known() {
        return Collections.unmodifiableSet(known);
    }

    /** Whether a parameter of this name is in the parameter store, be its value right or wrong. */
    public boolean stored(TemplateId id) {
        return stored.contains(id.name()) || disabled.containsKey(id);
    }

    /** The templates that a plan leaves out because somebody switched them off, and where. */
    public static Map<TemplateId, Origin> disabled(Plan plan) {
        Map<TemplateId, Origin> disabled = new HashMap<>();
        plan.clouds()
                .forEach(cloud -> cloud.disabled()
                        .forEach((name, origin) -> disabled.put(new TemplateId(cloud.name(), name), origin)));
        return disabled;
    }

    public Map<String, String> controller() {
        return plan.map(Plan::controller).map(Baseline::hints).orElse(Map.of());
    }

    public Map<String, String> cloud(String name) {
        return plan.stream()
                .flatMap(found -> found.clouds().stream())
                .filter(cloud -> cloud.name().equals(name))
                .findFirst()
                .map(Cloud::settings)
                .map(settings -> offered(CloudKeys.ENABLED, hints(settings)))
                .orElse(Map.of());
    }

    /** The hints for one entry of the form; those of any new template for an entry without a known name. */
    public Map<String, String> template(Map<String, String> texts) {
        Map<String, String> hints = hints(settings(texts));
        hints.keySet().removeAll(IDENTITY);
        if (hints.getOrDefault(TemplateKeys.LABEL.name(), "").startsWith(NEW)) {
            hints.put(TemplateKeys.LABEL.name(), "The name of the template");
        }
        if (off(texts)) {
            hints.put(TemplateKeys.ENABLED.name(), "No (%s)".formatted(Origin.Layer.PARAMETER_STORE));
        }
        return offered(TemplateKeys.ENABLED, hints);
    }

    private boolean off(Map<String, String> texts) {
        String cloud = texts.getOrDefault(TemplateKeys.CLOUD.name(), "");
        String name = name(texts).orElse(NEW);
        return (cloud.isEmpty() ? CloudNames.ALL.stream() : Stream.of(cloud))
                .anyMatch(candidate -> disabled.containsKey(new TemplateId(candidate, name)));
    }

    /** The same as settings. */
    public Settings settings(Map<String, String> texts) {
        String cloud = texts.getOrDefault(TemplateKeys.CLOUD.name(), "");
        String name = name(texts).orElse(NEW);
        return Stream.of(cloud, CloudNames.ON_DEMAND, CloudNames.SPOT)
                .flatMap(candidate -> Stream.of(new TemplateId(candidate, name), new TemplateId(candidate, NEW)))
                .flatMap(id -> Optional.ofNullable(inherited().get(id)).stream())
                .findFirst()
                .orElse(Settings.NONE);
    }

    private static Optional<String> name(Map<String, String> texts) {
        return Optional.ofNullable(texts.get(TemplateKeys.NAME.name()));
    }

    private static Stream<Template> templates(Plan plan) {
        return plan.clouds().stream().flatMap(cloud -> cloud.templates().stream());
    }

    /** What is planned is offered, whether or not anybody says so. */
    private static Map<String, String> offered(Key<Boolean> key, Map<String, String> hints) {
        hints.putIfAbsent(key.name(), "Yes (default)");
        return hints;
    }

    private static Map<String, String> hints(Settings settings) {
        Map<String, String> hints = new LinkedHashMap<>();
        settings.all().keySet().forEach(key -> hints.put(key.name(), hint(settings, key)));
        return hints;
    }

    /** The hint for one key, with its layer, such as {@code 0.5 vCPU (default)}; empty if nothing is known of it. */
    static String hint(Settings settings, Key<?> key) {
        return settings.find(key)
                .map(setting -> "%s (%s)"
                        .formatted(
                                words(key, settings.plain(key).orElse("")),
                                setting.origin().kind()))
                .orElse("");
    }

    /** The value in words, such as {@code 0.5 vCPU}. */
    private static String words(Key<?> key, Object value) {
        if (value instanceof Integer number && key.equals(TemplateKeys.MEMORY)) {
            return SizeText.memory(number);
        }
        String text = FieldText.shown(key, value);
        return FormFields.choices(key)
                .filter(choice -> choice.value().equals(text))
                .map(Choice::label)
                .findFirst()
                .orElse(text);
    }
}
