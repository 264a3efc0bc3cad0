// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.JsonDocument;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.Redacted;
import io.jenkins.plugins.fargatecontroller.settings.SettingSource;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the templates of one layer. A bad one becomes a problem, and the others stand. */
public final class TemplateReader {

    private static final Location PLACE = Location.of(TemplateKeys.TEMPLATES);

    private static final String JSON = "Write the parameter as a JSON object, like {\"cpu\": %s, \"memory\": %s}"
            .formatted(TemplateKeys.CPU.example(), TemplateKeys.MEMORY.example());

    private static final String NO_SECURE_STRING =
            "Delete it, and store the template as a String; '%s' is for what is secret in it"
                    .formatted(ContainerKeys.SECRETS);

    private final SettingSource source;
    private final String example;
    private final List<TemplateEntry> specs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<List<Object>, String> seen = new HashMap<>();

    private TemplateReader(SettingSource source, String example) {
        this.source = source;
        this.example = example;
    }

    /** The templates in the parameter store. */
    public static Parsed<List<TemplateEntry>> parameters(List<TemplateParameter> parameters) {
        TemplateReader reader = new TemplateReader(SettingSource.PARAMETER_STORE, JSON);
        parameters.forEach(reader::parameter);
        return reader.result();
    }

    /** The templates in the overrides: a list of mappings. */
    static Parsed<List<TemplateEntry>> overrides(ConfigNode tree, Notation notation) {
        TemplateReader reader =
                new TemplateReader(SettingSource.override(notation), "Begin the template with '- name: …'");
        if (tree instanceof ConfigNode.Sequence items) {
            items.items().forEach(item -> reader.template(item, Optional.empty()));
        } else if (!(tree instanceof ConfigNode.Empty)) {
            reader.problems.add(Problem.error(
                    new Location(TemplateKeys.TEMPLATES, tree.where()),
                    "must be a list",
                    "Begin each template with '- name: …'"));
        }
        return reader.result();
    }

    private Parsed<List<TemplateEntry>> result() {
        return new Parsed<>(List.copyOf(specs), problems);
    }

    private void parameter(TemplateParameter parameter) {
        String name = Redacted.of(parameter.lastSegment());
        if (name.isEmpty()) {
            problems.add(Problem.error(
                    PLACE,
                    "the parameter store returned a parameter without a name, so any template may be missing",
                    "Discover again; until then no template is removed"));
            return;
        }
        Optional<String> json = parameter.json();
        if (json.isEmpty()) {
            Location place = place(name, parameter.parameter());
            unreadable(
                    name,
                    Problem.error(place, "the parameter is a SecureString, which is not decrypted", NO_SECURE_STRING));
            return;
        }
        try {
            template(JsonDocument.read(json.get(), parameter.parameter()), Optional.of(name));
        } catch (DocumentException e) {
            unreadable(name, Problem.error(place(name, e.where()), e, example));
        } catch (RuntimeException | Error e) {
            String message = "cannot be read: " + Thrown.of(e).reason();
            unreadable(name, Problem.error(place(name, parameter.parameter()), message, example));
        }
    }

    private static Location place(String name, String where) {
        return new Location(TemplateKeys.TEMPLATES.entry(name), where);
    }

    private void unreadable(String name, Problem problem) {
        problems.add(problem);
        add(new TemplateEntry(name, Settings.NONE, problem.place(), true));
    }

    private void template(ConfigNode tree, Optional<String> usualName) {
        if (!(tree instanceof ConfigNode.Mapping mapping)) {
            Location place = usualName
                    .map(name -> place(name, tree.where()))
                    .orElse(new Location(TemplateKeys.TEMPLATES, tree.where()));
            problems.add(Problem.error(place, "must be keys and values", example));
            usualName.ifPresent(name -> add(new TemplateEntry(name, Settings.NONE, place, true)));
            return;
        }
        Optional<String> name = writtenName(mapping).or(() -> usualName);
        if (name.isEmpty()) {
            problems.add(Problem.error(
                    new Location(TemplateKeys.TEMPLATES, mapping.where()),
                    "a template has no name",
                    source.notation() == Notation.FORM
                            ? "Enter a name, or remove the template"
                            : "Give it one, like 'name: build-example'"));
            return;
        }
        add(spec(name.get(), mapping));
    }

    private TemplateEntry spec(String name, ConfigNode.Mapping mapping) {
        Location place = place(name, mapping.where());
        Parsed<Settings> read = TemplateKeys.SCHEMA.read(mapping, place, source);
        problems.addAll(read.problems());
        boolean named = validName(name, mapping, place);
        return new TemplateEntry(name, read.value(), place, read.failed() || !named);
    }

    private void add(TemplateEntry spec) {
        String where = spec.place().where();
        String first = seen.putIfAbsent(List.of(spec.name(), spec.cloud()), where);
        if (first == null) {
            specs.add(spec);
        } else {
            problems.add(twice(spec.place(), first));
        }
    }

    private Problem twice(Location place, String first) {
        if (source.notation() == Notation.FORM) {
            return Problem.error(
                    place,
                    "another template has this name and cloud",
                    "Enter another name, choose another cloud, or remove one of the two");
        }
        return Problem.error(
                place,
                "the template appears twice; the "
                        + (first.isEmpty() ? "first is used" : "other is at " + first + ", and is used"),
                "Give one of the two another name or cloud, or remove it");
    }

    /** The name in a parameter's path has not been through the schema. */
    private boolean validName(String name, ConfigNode.Mapping mapping, Location place) {
        if (mapping.entries().getOrDefault(TemplateKeys.NAME.name(), new ConfigNode.Empty(""))
                instanceof ConfigNode.Empty) {
            return validName(name, place);
        }
        return true;
    }

    private boolean validName(String name, Location place) {
        try {
            TemplateKeys.NAME.check(name);
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(place, e, "Rename the parameter, or give the template a name of its own"));
            return false;
        }
    }

    private static Optional<String> writtenName(ConfigNode.Mapping mapping) {
        return mapping.entries().get(TemplateKeys.NAME.name()) instanceof ConfigNode.Scalar text
                        && !text.text().isBlank()
                ? Optional.of(Redacted.of(text.text().strip())) // a valid one stays as it is
                : Optional.empty();
    }
}
