// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static io.jenkins.plugins.fargatecontroller.form.FormField.Part.CLOUD;
import static io.jenkins.plugins.fargatecontroller.form.FormField.Part.CONTROLLER;
import static io.jenkins.plugins.fargatecontroller.form.FormField.Part.TEMPLATE;

import io.jenkins.plugins.fargatecontroller.form.FormField.Input;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ControllerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.settings.Key;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of the form, in its order. A key gets into the form by a line here and a help file. */
public final class FormFields {

    /** Of a template. */
    public static final List<FormField> TEMPLATES = List.of(
            text(TEMPLATE, TemplateKeys.NAME, "Name"),
            new FormField(TEMPLATE, TemplateKeys.CLOUD, "Cloud", clouds()),
            flag(TEMPLATE, TemplateKeys.ENABLED, "Offered"),
            text(TEMPLATE, TemplateKeys.LABEL, "Labels"),
            text(TEMPLATE, TemplateKeys.IMAGE, "Container image"),
            new FormField(TEMPLATE, TemplateKeys.CPU, "CPU", cpus()),
            new FormField(TEMPLATE, TemplateKeys.MEMORY, "Memory", Input.DEPENDENT_CHOICE),
            text(TEMPLATE, TemplateKeys.TASK_ROLE, "Task role"),
            text(TEMPLATE, TemplateKeys.EXECUTION_ROLE, "Execution role"));

    /** Of a template, for rarer needs. */
    public static final List<FormField> ADVANCED = List.of(
            text(TEMPLATE, UseKeys.FOLDERS, "Folders that may use it"),
            flag(TEMPLATE, UseKeys.DEFAULT, "Serves builds without a label"),
            text(TEMPLATE, UseKeys.MAX_AGENTS, "Most agents at a time"),
            flag(TEMPLATE, UseKeys.REUSE, "Kept for further builds of the same job"),
            text(TEMPLATE, TemplateKeys.EPHEMERAL_STORAGE, "Disk in GiB"),
            text(TEMPLATE, TemplateKeys.SUBNETS, "Subnets"),
            text(TEMPLATE, TemplateKeys.SECURITY_GROUPS, "Security groups"),
            flag(TEMPLATE, TemplateKeys.ASSIGN_PUBLIC_IP, "Public IP address"),
            text(TEMPLATE, TemplateKeys.PLATFORM_VERSION, "Platform version"),
            choice(TEMPLATE, TemplateKeys.CPU_ARCHITECTURE, "Processor", Choice.of("X86_64"), Choice.of("ARM64")),
            text(TEMPLATE, TemplateKeys.REMOTE_FS_ROOT, "Working folder"),
            new FormField(TEMPLATE, TemplateKeys.ENVIRONMENT, "Environment variables", Input.LINES),
            text(TEMPLATE, TemplateKeys.LOG_GROUP, "Log group"));

    /** Of a cloud. */
    public static final List<FormField> CLOUDS = List.of(
            flag(CLOUD, CloudKeys.ENABLED, "Offered"),
            text(CLOUD, CloudKeys.CLUSTER, "ECS cluster"),
            text(CLOUD, CloudKeys.JENKINS_URL, "URL for agents"),
            text(CLOUD, CloudKeys.TUNNEL, "Tunnel for inbound agents"),
            text(CLOUD, CloudKeys.ALLOWED_OVERRIDES, "What pipelines may change"),
            text(CLOUD, CloudKeys.RETENTION_MINUTES, "Minutes that an idle agent is kept"),
            text(CLOUD, CloudKeys.MAX_AGENTS, "Most agents at a time"));

    /** Of the controller. */
    public static final List<FormField> CONTROLLERS = List.of(
            text(CONTROLLER, ControllerKeys.ROOT_URL, "Public URL"),
            text(CONTROLLER, ControllerKeys.AGENT_PORT, "Port for inbound agents"),
            text(CONTROLLER, ControllerKeys.EXECUTORS, "Executors of the built-in node"),
            text(CONTROLLER, ControllerKeys.ADMIN_USER, "Administrator"),
            text(CONTROLLER, ControllerKeys.ADMIN_PARAMETER, "Parameter with the password of the administrator"),
            flag(CONTROLLER, ControllerKeys.SAMPLE_JOBS, "Sample jobs"),
            choice(
                    CONTROLLER,
                    ControllerKeys.DRIFT,
                    "What somebody else changed",
                    new Choice("Restore it", "restore"),
                    new Choice("Keep it and show it", "keep")),
            choice(
                    CONTROLLER,
                    ControllerKeys.ENGINE,
                    "Who runs the agents",
                    new Choice("Automatic", ControllerKeys.ENGINE_AUTO),
                    new Choice("This plugin", ControllerKeys.ENGINE_FARGATE),
                    new Choice("The plugin amazon-ecs", ControllerKeys.ENGINE_AMAZON_ECS)),
            text(CONTROLLER, ControllerKeys.RECONCILE_MINUTES, "Minutes between two checks"),
            text(CONTROLLER, ControllerKeys.NOTIFICATION_TOPIC, "SNS topic for failed builds"),
            text(CONTROLLER, ControllerKeys.NOTIFICATION_RESULTS, "Results that the topic is told of"));

    private FormFields() {}

    /** All of them, as they stand one below the other. */
    public static List<FormField> all() {
        return Stream.of(TEMPLATES, ADVANCED, CLOUDS, CONTROLLERS)
                .flatMap(List::stream)
                .toList();
    }

    /** The field of a key, such as {@code cpu}. */
    static Optional<FormField> find(FormField.Part part, String name) {
        return all().stream()
                .filter(field -> field.part() == part && field.name().equals(name))
                .findFirst();
    }

    /** What there is to choose from for a key, wherever it has a field. */
    static Stream<Choice> choices(Key<?> key) {
        return all().stream().filter(field -> field.key().equals(key)).flatMap(field -> field.choices().stream());
    }

    private static FormField text(FormField.Part part, Key<?> key, String label) {
        return new FormField(part, key, label, Input.TEXT);
    }

    private static FormField flag(FormField.Part part, Key<Boolean> key, String label) {
        return new FormField(part, key, label, Input.yesOrNo());
    }

    private static FormField choice(FormField.Part part, Key<String> key, String label, Choice... choices) {
        return new FormField(part, key, label, Input.choice(List.of(choices)));
    }

    private static Input clouds() {
        return new Input(
                Input.Kind.CHOICE, CloudNames.ALL.stream().map(Choice::of).toList(), "Both clouds");
    }

    private static Input cpus() {
        return Input.choice(FargateSize.cpus().stream()
                .map(units -> new Choice(SizeText.cpu(units), String.valueOf(units)))
                .toList());
    }
}
