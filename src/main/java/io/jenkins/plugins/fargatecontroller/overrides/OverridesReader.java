// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.Notation;
import io.jenkins.plugins.fargatecontroller.settings.Parsed;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Problem.Location;
import io.jenkins.plugins.fargatecontroller.settings.SettingSource;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import io.jenkins.plugins.fargatecontroller.settings.Subject;
import io.jenkins.plugins.fargatecontroller.settings.YamlDocument;
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

    public static final String CLOUDS = CloudKeys.CLOUDS.name();
    public static final String TEMPLATES = TemplateKeys.TEMPLATES.name();

    private final List<Problem> problems = new ArrayList<>();

    private final Notation notation;

    private OverridesReader(Notation notation) {
        this.notation = notation;
    }

    /** Reads YAML without variables. */
    public static Parsed<Overrides> read(String yaml, String source) {
        return read(yaml, source, Map.of());
    }

    /**
     * Reads YAML.
     *
     * @param source how the text is called in problems, such as a file's name
     * @param env the variables that may stand in it, see {@link JcascVariables}
     */
    public static Parsed<Overrides> read(String yaml, String source, Map<String, String> env) {
        try {
            JcascFile file = new JcascFile(YamlDocument.read(yaml, source));
            if (file.isJcasc() && file.ours().isEmpty()) {
                return nothing(file.problem());
            }
            Parsed<ConfigNode> resolved = JcascVariables.resolve(file.ours().orElse(file.document()), env);
            Parsed<Overrides> read = bare(resolved.value(), Notation.YAML);
            return new Parsed<>(
                    read.value(),
                    Stream.concat(resolved.problems().stream(), read.problems().stream())
                            .toList());
        } catch (DocumentException e) {
            return nothing(Problem.error(
                    new Location(new Subject.Document(), e.where()),
                    e,
                    "Correct the file; until then nothing in it is used"));
        }
    }

    /**
     * Reads a document.
     *
     * @param notation how a person gave it
     */
    public static Parsed<Overrides> read(ConfigNode document, Notation notation) {
        JcascFile file = new JcascFile(document);
        return file.isJcasc()
                ? file.ours().map(ours -> bare(ours, notation)).orElseGet(() -> nothing(file.problem()))
                : bare(document, notation);
    }

    private static Parsed<Overrides> bare(ConfigNode document, Notation notation) {
        if (document instanceof ConfigNode.Empty) {
            return Overrides.NONE;
        }
        return document instanceof ConfigNode.Mapping mapping
                ? new OverridesReader(notation).overrides(mapping)
                : nothing(Problem.error(
                        new Location(new Subject.Document(), document.where()),
                        "must be keys and values",
                        "Write keys and values, like 'executors: 0'"));
    }

    private static Parsed<Overrides> nothing(Problem problem) {
        return new Parsed<>(Overrides.NONE.value(), List.of(problem));
    }

    private Parsed<Overrides> overrides(ConfigNode.Mapping mapping) {
        Map<String, ConfigNode> rest = new LinkedHashMap<>(mapping.entries());
        Optional<ConfigNode> clouds = Optional.ofNullable(rest.remove(CLOUDS));
        Optional<ConfigNode> templates = Optional.ofNullable(rest.remove(TEMPLATES));
        Settings controller = collect(ControllerKeys.SCHEMA.readBeside(
                List.of(CLOUDS, TEMPLATES),
                new ConfigNode.Mapping(rest, mapping.where()),
                Location.of(new Subject.Document()),
                SettingSource.override(notation)));
        CloudReader cloudReader = new CloudReader(notation);
        clouds.ifPresent(cloudReader::read);
        problems.addAll(cloudReader.problems());
        List<TemplateEntry> specs = templates
                .map(tree -> collect(TemplateReader.overrides(tree, notation)))
                .orElse(List.of());
        return new Parsed<>(new Overrides(controller, cloudReader.clouds(), cloudReader.broken(), specs), problems);
    }

    private <T> T collect(Parsed<T> read) {
        problems.addAll(read.problems());
        return read.value();
    }
}
