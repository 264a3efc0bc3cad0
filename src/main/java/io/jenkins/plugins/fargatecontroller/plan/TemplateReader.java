// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Thrown;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the templates of one layer. A bad one becomes a problem, and the others stand. */
final class TemplateReader {

    private static final Place PLACE = Place.of("templates");

    private static final String JSON = "Write the parameter as a JSON object, like {\"cpu\": 512, \"memory\": 1024}";

    private final Function<String, Origin> origin;
    private final String example;
    private final List<TemplateSpec> specs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<List<Object>, String> seen = new HashMap<>();

    private TemplateReader(Function<String, Origin> origin, String example) {
        this.origin = origin;
        this.example = example;
    }

    /** The templates in the parameter store. */
    static Read<List<TemplateSpec>> parameters(List<TemplateParameter> parameters) {
        TemplateReader reader = new TemplateReader(Origin::parameterStore, JSON);
        parameters.forEach(reader::parameter);
        return reader.result();
    }

    /** The templates in the overrides: a list of mappings. */
    static Read<List<TemplateSpec>> overrides(Tree tree) {
        TemplateReader reader = new TemplateReader(Origin::override, "Begin the template with '- name: …'");
        if (tree instanceof Tree.Items items) {
            items.items().forEach(item -> reader.template(item, Optional.empty()));
        } else if (!(tree instanceof Tree.Nothing)) {
            reader.problems.add(Problem.error(
                    new Place(PLACE.field(), tree.where()), "must be a list", "Begin each template with '- name: …'"));
        }
        return reader.result();
    }

    private Read<List<TemplateSpec>> result() {
        return new Read<>(List.copyOf(specs), problems);
    }

    private void parameter(TemplateParameter parameter) {
        String name = parameter.lastSegment();
        if (name.isEmpty()) {
            problems.add(Problem.error(
                    PLACE,
                    "the parameter store answered a parameter without a name, so any template may be missing",
                    "Discover again; until then no template is taken away"));
            return;
        }
        try {
            template(JsonDocument.read(parameter.json(), parameter.parameter()), Optional.of(name));
        } catch (DocumentException e) {
            unreadable(name, PLACE.child(name, e.where()), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            Place place = PLACE.child(name, parameter.parameter());
            unreadable(name, place, "cannot be read: " + Thrown.of(e).reason());
        }
    }

    private void unreadable(String name, Place place, String message) {
        problems.add(Problem.error(place, message, example));
        add(new TemplateSpec(name, Settings.NONE, place, true));
    }

    private void template(Tree tree, Optional<String> usualName) {
        if (!(tree instanceof Tree.Mapping mapping)) {
            Place place =
                    new Place(PLACE.field() + usualName.map(name -> "." + name).orElse(""), tree.where());
            problems.add(Problem.error(place, "must be keys and values", example));
            usualName.ifPresent(name -> add(new TemplateSpec(name, Settings.NONE, place, true)));
            return;
        }
        Optional<String> name = writtenName(mapping).or(() -> usualName);
        if (name.isEmpty()) {
            problems.add(Problem.error(
                    new Place(PLACE.field(), mapping.where()),
                    "a template has no name",
                    "Give it one, like 'name: build-example'"));
            return;
        }
        add(spec(name.get(), mapping));
    }

    private TemplateSpec spec(String name, Tree.Mapping mapping) {
        Place place = PLACE.child(name, mapping.where());
        Read<Settings> read = TemplateKeys.SCHEMA.read(mapping, place, origin);
        problems.addAll(read.problems());
        boolean named = validName(name, mapping, place);
        return new TemplateSpec(name, read.value(), place, read.failed() || !named);
    }

    private void add(TemplateSpec spec) {
        String where = spec.place().where();
        String first = seen.putIfAbsent(List.of(spec.name(), spec.cloud()), where);
        if (first == null) {
            specs.add(spec);
        } else {
            problems.add(Problem.error(
                    spec.place(),
                    "the template is there twice; the "
                            + (first.isEmpty() ? "first is used" : "other is at " + first + ", and is used"),
                    "Give one of the two another name or cloud, or remove it"));
        }
    }

    /** The name in a parameter's path has not been through the schema. */
    private boolean validName(String name, Tree.Mapping mapping, Place place) {
        if (mapping.entries().containsKey(TemplateKeys.NAME.name())) {
            return true;
        }
        try {
            TemplateKeys.NAME.check(name);
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(place, e, "Rename the parameter, or give the template a name of its own"));
            return false;
        }
    }

    private static Optional<String> writtenName(Tree.Mapping mapping) {
        return mapping.entries().get(TemplateKeys.NAME.name()) instanceof Tree.Text text
                        && !text.text().isBlank()
                ? Optional.of(text.text().strip())
                : Optional.empty();
    }
}
