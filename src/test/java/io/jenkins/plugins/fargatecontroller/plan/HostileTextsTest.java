// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.amazonecs.JcascYaml;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Hostile;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.Overrides;
import io.jenkins.plugins.fargatecontroller.overrides.OverridesReader;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.DocumentException;
import io.jenkins.plugins.fargatecontroller.settings.JsonDocument;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long and odd texts are wrong values, and nothing worse. */
class HostileTextsTest {

    private static final List<Key<?>> KEYS = Stream.of(ControllerKeys.SCHEMA, CloudKeys.SCHEMA, TemplateKeys.SCHEMA)
            .flatMap(schema -> schema.keys().stream())
            .<Key<?>>map(key -> key)
            .toList();

    @Test
    void everyKeyTakesOrRefusesEveryText() throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts().forEach(text -> KEYS.forEach(key -> check(key, text))));
    }

    private static void check(Key<?> key, String text) {
        try {
            key.check(text);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).as(key.name()).isNotBlank().hasSizeLessThan(400);
        }
    }

    @Test
    void everyDocumentIsReadOrRefused() throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts().forEach(text -> {
            assertThat(Arn.looksLike(text)
                            && text.length() > 2048
                            && Arn.find(text).isPresent())
                    .isFalse();
            Variables.of(Map.of(Variables.PARAMETERS, text, Variables.HOME, text));
            Labels.forSpot(text);
            Sentence.of(text);
            assertThat(Quoted.of(text)).hasSizeLessThan(100);
            try {
                JsonDocument.read(text, "p");
            } catch (DocumentException e) {
                assertThat(e.getMessage()).startsWith("not valid JSON");
            }
        }));
    }

    @Test
    void everyParameterIsReadOrRefusedAndTakesNoOtherWithIt() throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts()
                .filter(text -> text.length() < 9_000)
                .forEach(text -> assertThat(planned(text)).contains("good")));
    }

    @Test
    void everyOverrideIsReadOrRefused() throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts()
                .filter(text -> text.length() < 3_000)
                .forEach(text ->
                        assertThat(OverridesReader.read(text, "o").value()).isNotNull()));
    }

    /** These, in a parameter of 4 kB, ended the boot of Jenkins at each start. */
    @ParameterizedTest
    @ValueSource(strings = {"image", "taskRole", "name"})
    void aLongValueIsTheProblemOfItsTemplate(String key) throws InterruptedException {
        Hostile.onSmallStack(() -> Hostile.texts()
                .filter(text -> text.length() < 9_000 && text.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\'))
                .map(text -> "{\"%s\": \"%s\"}".formatted(key, text))
                .forEach(json -> assertThat(planned(json)).contains("good")));
    }

    private static Set<String> planned(String json) {
        Plan plan = Planner.plan(
                Samples.withTemplates(
                        new TemplateParameter("/jenkins/demo/templates/bad", json), Samples.template("good", "{}")),
                Overrides.NONE);
        JcascYaml.render(plan);
        PlanJson.render(plan);
        return Set.copyOf(
                plan.clouds().get(0).templates().stream().map(Template::name).toList());
    }

    @Test
    void valuesThatAreNestedTooDeeplyAreRefused() throws InterruptedException {
        Object[] nested = {"x"};
        for (int i = 0; i < 100_000; i++) {
            nested[0] = List.of(nested[0]);
        }
        Hostile.onSmallStack(() -> assertThatThrownBy(() -> ConfigNode.of(nested[0], ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the values are nested too deeply; expected at most 50 levels"));
    }

    @Test
    void theLoginOfAnAddressIsHiddenWhereverItEnds() {
        assertThat(Quoted.of("see http://u:p@w@host/ and ftp://x:y@z")).isEqualTo("'see http://…@host/ and ftp://…@z'");
        assertThat(Quoted.of("a@b://c")).isEqualTo("'a@b://c'");
    }
}
