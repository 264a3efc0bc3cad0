// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Growth;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.Trace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(PlanCommand.Format.class)
    void everyFormatGrowsWithTheTemplatesOfTheParameterStore(PlanCommand.Format format) throws Exception {
        Growth.isLinear(format.name(), count -> {
            var found =
                    new Discovered(Samples.withTemplates(Growth.templates(count)), new Trace(List.of(), Duration.ZERO));
            return () -> run(found, "--format", format.name());
        });
    }

    @ParameterizedTest
    @EnumSource(PlanCommand.Format.class)
    void everyFormatGrowsWithTheTemplatesOfTheOverrides(PlanCommand.Format format) throws Exception {
        var found = new Discovered(Samples.complete(), new Trace(List.of(), Duration.ZERO));
        Growth.isLinear(format.name(), count -> {
            Path file = folder.resolve(count + ".yaml");
            String text = IntStream.range(0, count)
                    .mapToObj("- {name: t%05d, memory: 2048}\n"::formatted)
                    .collect(Collectors.joining("", "templates:\n", ""));
            return () -> run(found, "--overrides", Files.writeString(file, text).toString(), "--format", format.name());
        });
    }

    /** For a template in both clouds, with a little room. */
    @ParameterizedTest
    @CsvSource({"text, 300", "json, 5600", "jcasc, 2900"})
    void everyFormatTakesFewBytesForATemplate(PlanCommand.Format format, int most) {
        int few = bytes(format, 1);
        assertThat((bytes(format, 101) - few) / 100).isBetween(most / 2, most);
    }

    private static int bytes(PlanCommand.Format format, int templates) {
        var found =
                new Discovered(Samples.withTemplates(Growth.templates(templates)), new Trace(List.of(), Duration.ZERO));
        return run(found, "--format", format.name()).getBuffer().length();
    }

    @Test
    void aTableGrowsWithItsRowsWhateverIsInThem() throws Exception {
        Growth.isLinear("table", count -> () -> {
            Table table = new Table(Screen.USUAL);
            for (int i = 0; i < count; i++) {
                table.row("name", "value " + i, "origin");
            }
            return table.render();
        });
    }

    private static StringWriter run(Discovered found, String... options) {
        StringWriter out = new StringWriter();
        List<String> args = new ArrayList<>(List.of("plan"));
        args.addAll(List.of(options));
        MainCommand.commandLine(progress -> found, Map.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter(), true))
                .execute(args.toArray(String[]::new));
        return out;
    }
}
