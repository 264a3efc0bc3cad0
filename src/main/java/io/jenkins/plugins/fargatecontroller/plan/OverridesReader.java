// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads overrides. A file may hold them bare, or as JCasC does under {@code unclassified: fargateController:}; the rest
 * of a JCasC file is not ours and is passed over.
 */
public final class OverridesReader {

    private static final String CLOUDS = "clouds";
    private static final String TEMPLATES = "templates";
    private static final Place ROOT = Place.of("");

    private final List<Problem> problems = new ArrayList<>();

    private OverridesReader() {}

    /**
     * Reads YAML.
     *
     * @param source how the text is called in problems, such as a file's name
     */
    public static Read<Overrides> read(String yaml, String source) {
        try {
            return read(YamlDocument.read(yaml, source));
        } catch (DocumentException e) {
            return failed(Problem.error(new Place("overrides", e.where()), e, "Mend the file"));
        }
    }

    /** Reads a document. */
    public static Read<Overrides> read(Tree document) {
        Optional<Tree> root = unwrap(document);
        if (root.isEmpty() || root.get() instanceof Tree.Nothing) {
            return Overrides.NONE;
        }
        if (root.get() instanceof Tree.Mapping mapping) {
            return new OverridesReader().overrides(mapping);
        }
        return failed(Problem.error(
                new Place("overrides", document.where()),
                "must be a mapping",
                "Write keys and values, like 'executors: 0'"));
    }

    private static Read<Overrides> failed(Problem problem) {
        return new Read<>(Overrides.NONE.value(), List.of(problem));
    }

    private static Optional<Tree> unwrap(Tree document) {
        if (!(document instanceof Tree.Mapping mapping) || !isJcasc(mapping)) {
            return Optional.of(document);
        }
        return mapping.entries().get("unclassified") instanceof Tree.Mapping unclassified
                ? Optional.ofNullable(unclassified.entries().get("fargateController"))
                : Optional.empty();
    }

    /** Whether the document begins with one of JCasC's own roots. */
    private static boolean isJcasc(Tree.Mapping document) {
        return Stream.of("unclassified", "jenkins", "security", "credentials", "tool", "jobs")
                .anyMatch(document.entries()::containsKey);
    }

    private Read<Overrides> overrides(Tree.Mapping mapping) {
        Map<String, Tree> rest = new LinkedHashMap<>(mapping.entries());
        Tree clouds = rest.containsKey(CLOUDS) ? rest.remove(CLOUDS) : Tree.Mapping.empty("");
        Tree templates = rest.remove(TEMPLATES);
        Settings controller = collect(ControllerKeys.SCHEMA.readBeside(
                List.of(CLOUDS, TEMPLATES), new Tree.Mapping(rest, mapping.where()), ROOT, Origin::override));
        Map<String, Settings> cloudSettings = clouds(clouds);
        List<TemplateSpec> specs = templates == null ? List.of() : collect(TemplateReader.overrides(templates));
        return new Read<>(new Overrides(controller, cloudSettings, specs), problems);
    }

    private Map<String, Settings> clouds(Tree tree) {
        Map<String, Settings> clouds = new LinkedHashMap<>();
        if (tree instanceof Tree.Items items) {
            items.items().forEach(item -> cloud(item, clouds));
        } else if (!absent(tree)) {
            problems.add(Problem.error(
                    new Place(CLOUDS, tree.where()),
                    "must be a list",
                    "Begin each cloud with '- name: fargate-cloud'"));
        }
        return clouds;
    }

    private static boolean absent(Tree tree) {
        return tree instanceof Tree.Nothing
                || (tree instanceof Tree.Mapping mapping && mapping.entries().isEmpty());
    }

    private void cloud(Tree tree, Map<String, Settings> clouds) {
        Place parent = new Place(CLOUDS, tree.where());
        Optional<String> name = tree instanceof Tree.Mapping mapping
                        && mapping.entries().get(CloudKeys.NAME.name()) instanceof Tree.Text text
                ? Optional.of(text.text().strip())
                : Optional.empty();
        if (name.isEmpty()) {
            problems.add(Problem.error(parent, "a cloud has no name", "Write '- name: fargate-cloud'"));
        } else if (!CloudNames.ALL.contains(name.get())) {
            problems.add(Schema.unknown(parent, name.get(), CloudNames.ALL));
        } else if (clouds.containsKey(name.get())) {
            problems.add(Problem.error(
                    parent.child(name.get(), tree.where()),
                    "this cloud stands there twice",
                    "Write both in one; the first is used"));
        } else {
            clouds.put(
                    name.get(),
                    collect(CloudKeys.SCHEMA.read(
                            (Tree.Mapping) tree, parent.child(name.get(), tree.where()), Origin::override)));
        }
    }

    private <T> T collect(Read<T> read) {
        problems.addAll(read.problems());
        return read.value();
    }
}
