// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Origin;
import io.jenkins.plugins.fargatecontroller.plan.Problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads overrides. A file may hold them bare, or as JCasC does under {@code unclassified: fargateController:}; the rest
 * of a JCasC file is not ours and is passed over.
 */
public final class OverridesReader {

    public static final String CLOUDS = "clouds";
    public static final String TEMPLATES = "templates";

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
            return nothing(Problem.error(
                    new Place("overrides", e.where()), e, "Correct the file; until then nothing in it holds"));
        }
    }

    /** Reads a document. */
    public static Read<Overrides> read(Tree document) {
        JcascFile file = new JcascFile(document);
        return file.isJcasc()
                ? file.ours().map(OverridesReader::bare).orElseGet(() -> nothing(file.problem()))
                : bare(document);
    }

    private static Read<Overrides> bare(Tree document) {
        if (document instanceof Tree.Nothing) {
            return Overrides.NONE;
        }
        return document instanceof Tree.Mapping mapping
                ? new OverridesReader().overrides(mapping)
                : nothing(Problem.error(
                        new Place("overrides", document.where()),
                        "must be keys and values",
                        "Write keys and values, like 'executors: 0'"));
    }

    private static Read<Overrides> nothing(Problem problem) {
        return new Read<>(Overrides.NONE.value(), List.of(problem));
    }

    private Read<Overrides> overrides(Tree.Mapping mapping) {
        Map<String, Tree> rest = new LinkedHashMap<>(mapping.entries());
        Optional<Tree> clouds = Optional.ofNullable(rest.remove(CLOUDS));
        Optional<Tree> templates = Optional.ofNullable(rest.remove(TEMPLATES));
        Settings controller = collect(ControllerKeys.SCHEMA.readBeside(
                List.of(CLOUDS, TEMPLATES), new Tree.Mapping(rest, mapping.where()), Place.of(""), Origin::override));
        CloudReader cloudReader = new CloudReader();
        clouds.ifPresent(cloudReader::read);
        problems.addAll(cloudReader.problems());
        List<TemplateSpec> specs =
                templates.map(tree -> collect(TemplateReader.overrides(tree))).orElse(List.of());
        return new Read<>(new Overrides(controller, cloudReader.clouds(), cloudReader.broken(), specs), problems);
    }

    private <T> T collect(Read<T> read) {
        problems.addAll(read.problems());
        return read.value();
    }
}
