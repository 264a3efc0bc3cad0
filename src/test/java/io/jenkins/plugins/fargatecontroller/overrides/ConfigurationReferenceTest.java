// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.documents.Golden;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/configuration.md: its tables are those of the schemas, and its examples hold. */
class ConfigurationReferenceTest {

    private static final Golden REFERENCE = Golden.of("docs/configuration.md");

    @Test
    void theTablesAreThoseOfTheSchemas() throws IOException {
        String text = Files.readString(REFERENCE.file());
        String controller = replaced(text, "controller", table(ControllerKeys.SCHEMA));
        String clouds = replaced(controller, "clouds", table(CloudKeys.SCHEMA));
        REFERENCE.holds(replaced(clouds, "templates", table(TemplateKeys.SCHEMA)));
    }

    static List<String> examples() throws IOException {
        Matcher blocks = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(REFERENCE.file()));
        return blocks.results().map(block -> block.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesGivePlansWithoutProblems(String example) {
        assertThat(Plans.plan(Samples.complete(), example).problems()).isEmpty();
    }

    @Test
    void theJsonOfATemplateGivesAPlanWithoutProblems() throws IOException {
        Matcher block = Pattern.compile("(?s)```json\n(.*?)```").matcher(Files.readString(REFERENCE.file()));
        assertThat(block.find()).isTrue();
        Plan plan = Plans.plan(Samples.withTemplates(Samples.template("deploy", block.group(1))), "");
        assertThat(plan.problems()).isEmpty();
        assertThat(Plans.cloud(plan, CloudNames.ON_DEMAND).templates())
                .extracting(Template::name)
                .contains("deploy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Variables.METADATA,
                Variables.PARAMETERS,
                Variables.ADMIN_USER,
                Variables.ADMIN_PARAMETER,
                Variables.MOUNT_INFO,
                Variables.HOME
            })
    void eachVariableIsDescribed(String variable) throws IOException {
        assertThat(Files.readString(REFERENCE.file())).contains("| `" + variable + "` |");
    }

    private static String replaced(String text, String name, String table) {
        String begin = "<!-- keys of " + name + " -->\n";
        String end = "<!-- end -->";
        int from = text.indexOf(begin) + begin.length();
        assertThat(text).as("the mark of the table of %s", name).contains(begin);
        return text.substring(0, from) + table + text.substring(text.indexOf(end, from));
    }

    private static String table(Schema schema) {
        return schema.keys().stream()
                .map(ConfigurationReferenceTest::row)
                .collect(Collectors.joining("", "| key | meaning | default | example |\n|---|---|---|---|\n", ""));
    }

    private static String row(Key<?> key) {
        String usual = key.usual().map(value -> "`" + written(value) + "`").orElse("–");
        return "| `%s` | %s | %s | `%s` |\n".formatted(key.name(), key.help(), usual, key.example());
    }

    private static String written(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }
}
