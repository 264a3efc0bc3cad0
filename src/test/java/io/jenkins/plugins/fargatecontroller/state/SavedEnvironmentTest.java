// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.EnvironmentFile;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateReader;
import io.jenkins.plugins.fargatecontroller.plan.Plans;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedEnvironmentTest {

    @Test
    void whatIsPlannedFromIsSavedAsItIs() throws IOException {
        Environment found = Samples.withTemplates(Samples.template("a", """
            {"cpu": 1024,
             "memory": 2048, "environment": {"TOKEN": "t"}, "label": null,
             "sidecars": [{"name": "db", "image": "postgres", "environment": {"A": "b"}}]}\
            """));
        assertThat(EnvironmentFile.read(SavedEnvironment.text(found))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cpu\": 512, \"passwort\": \"s3cr3t\", \"memory\": 1024}",
                "{\"passwort\":\n{\"a\": [\"s3cr3t\",\n {}]},\r\n \"cpu\": 300}",
                "{\"passwort\": 5333, \"x\": true, \"y\": null, \"cpu\": 512}",
                "{\"passwort\": \"\\\"s3cr3t\\u0073\", \"cpu\": \"512\"}",
                "{\"passwort\": {\"s3cr3t\": \"}\"}}",
                "{\"image\": {\"passwort\": \"s3cr3t\"}, \"cpu\": [{\"a\": 5333}]}",
                "{\"environment\": {\"A\": {\"passwort\": \"s3cr3t\"}}}",
                "{\"environment\": [{\"A\": {\"passwort\": [\"s3cr3t\"]}}]}",
                "{\"sidecars\": [{\"name\": \"db\", \"passwort\":\n[\"s3cr3t\", 5333]}]}",
                "{\"sidecars\": {\"passwort\": \"s3cr3t\"}}",
                "{\"spare\": {\"agents\": 1, \"passwort\": \"s3cr3t\", \"schedule\": {\"x\": 5333}}}",
                "\"s3cr3t\"",
                "[\"s3cr3t\",\n 5333]",
                "\n\n [\"s3cr3t\"]\n",
                "\n\n [\"s3cr3t\",\n\n1]\n",
                "5333",
                "null",
            })
    void whatNobodyPlansFromLeavesItsPlaceOnly(String json) throws IOException {
        assertThat(saved(json)).doesNotContain("s3cr3t", "5333", "0073");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cr3t",
                "trus3cr3t",
                "{",
                "{\"cpu\": 512,, \"passwort\": \"s3cr3t\"}",
                "{\"cpu\": tru, \"a\": \"s3cr3t\"}",
                "{\"cpu\": trues3cr3t}",
                "{\"cpu\": 053330}",
                "{\"cpu\": 5333s3cr3t}",
                "{\"cpu\": 5333,\n\"image\": \"s3cr3t",
                "{\"cpu\": 5333,\n\"image\": \"s3cr3t\\",
                "{\"image\": \"s3cr3t\n\"}",
                "{\"image\": \"\\q s3cr3t\"}",
                "{\"image\": \"\\u00g0 s3cr3t\"}",
                "{\"image\": \"\\u0041\\\"s3cr3t\" \"cpu\": 1}",
                "{image: s3cr3t}",
                "{'image': 's3cr3t'}",
                "DB_PWD=s3cr3t",
                "{\"cpu\": 1} s3cr3t",
                "{\"a\": \"s3cr3t\", \"a\": \"s3cr3t\"}",
                "[\"s3cr3t\", ]",
                "{\"a\": \"s3cr3t ä\uD83D\uDE00\"]",
            })
    void whatIsNoJsonKeepsItsShape(String text) throws IOException {
        assertThat(saved(text)).doesNotContain("s3cr3t", "5333", "\uD83D");
    }

    /** What is saved of this parameter, from which the same comes. */
    private static String saved(String json) throws IOException {
        Environment found = Samples.withTemplates(Samples.template("a", json));
        Environment read = EnvironmentFile.read(SavedEnvironment.text(found));
        assertThat(TemplateReader.parameters(templates(read))).isEqualTo(TemplateReader.parameters(templates(found)));
        assertThat(Plans.plan(read, "")).isEqualTo(Plans.plan(found, ""));
        return templates(read).get(0).json().orElseThrow();
    }

    private static List<TemplateParameter> templates(Environment environment) {
        return environment.parameters().templates().optional().orElseThrow();
    }
}
