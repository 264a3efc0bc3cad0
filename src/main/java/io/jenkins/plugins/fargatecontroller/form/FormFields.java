// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import static io.jenkins.plugins.fargatecontroller.form.FormField.Part.CLOUD;
import static io.jenkins.plugins.fargatecontroller.form.FormField.Part.CONTROLLER;
import static io.jenkins.plugins.fargatecontroller.form.FormField.Part.TEMPLATE;

import io.jenkins.plugins.fargatecontroller.form.FormField.Input;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
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
            flag(TEMPLATE, TemplateKeys.ENABLED, "Enabled"),
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
            text(TEMPLATE, UseKeys.MAX_AGENTS, "Maximum agents"),
            flag(TEMPLATE, UseKeys.REUSE, "Kept for further builds of the same job"),
            text(TEMPLATE, TemplateKeys.EPHEMERAL_STORAGE, "Disk (GiB)"),
            text(TEMPLATE, TemplateKeys.SUBNETS, "Subnets"),
            text(TEMPLATE, TemplateKeys.SECURITY_GROUPS, "Security groups"),
            flag(TEMPLATE, TemplateKeys.ASSIGN_PUBLIC_IP, "Public IP address"),
            text(TEMPLATE, TemplateKeys.PLATFORM_VERSION, "Platform version"),
            choice(
                    TEMPLATE,
                    TemplateKeys.CPU_ARCHITECTURE,
                    "CPU architecture",
                    Choice.of("X86_64"),
                    Choice.of("ARM64")),
            text(TEMPLATE, TemplateKeys.REMOTE_FS_ROOT, "Remote root directory"),
            lines(TemplateKeys.ENVIRONMENT, "Environment variables"),
            text(TEMPLATE, TemplateKeys.LOG_GROUP, "Log group"),
            lines(UseKeys.TAGS, "Tags"),
            flag(TEMPLATE, UseKeys.ENABLE_EXECUTE_COMMAND, "ECS Exec"),
            text(TEMPLATE, UseKeys.START_MINUTES, "Connection timeout (minutes)"),
            text(TEMPLATE, ContainerKeys.ENTRYPOINT, "Entry point"),
            text(TEMPLATE, ContainerKeys.USER, "User"),
            lines(ContainerKeys.ULIMITS, "Process limits"),
            flag(TEMPLATE, ContainerKeys.INIT_PROCESS, "Init process"),
            lines(ContainerKeys.SECRETS, "Secrets"),
            text(TEMPLATE, ContainerKeys.REPOSITORY_CREDENTIALS, "Registry credentials"),
            lines(ContainerKeys.EFS_VOLUMES, "File systems"),
            lines(UseKeys.CAPACITY, "Capacity providers"),
            lines(ContainerKeys.SIDECARS, "Sidecars"),
            text(TEMPLATE, ContainerKeys.TASK_DEFINITION, "Existing task definition"),
            text(TEMPLATE, ContainerKeys.AGENT_CONTAINER, "Agent container"),
            lines(UseKeys.SPARE, "Agents kept ready"));

    /** Of a cloud. */
    public static final List<FormField> CLOUDS = List.of(
            flag(CLOUD, CloudKeys.ENABLED, "Enabled"),
            text(CLOUD, CloudKeys.CLUSTER, "ECS cluster"),
            text(CLOUD, CloudKeys.JENKINS_URL, "URL for agents"),
            text(CLOUD, CloudKeys.TUNNEL, "Tunnel for inbound agents"),
            text(CLOUD, CloudKeys.ALLOWED_OVERRIDES, "Allowed overrides"),
            text(CLOUD, CloudKeys.RETENTION_MINUTES, "Idle timeout (minutes)"),
            text(CLOUD, CloudKeys.MAX_AGENTS, "Maximum agents"));

    /** Of the controller. */
    public static final List<FormField> CONTROLLERS = List.of(
            text(CONTROLLER, ControllerKeys.ROOT_URL, "Jenkins URL"),
            text(CONTROLLER, ControllerKeys.AGENT_PORT, "TCP port for inbound agents"),
            text(CONTROLLER, ControllerKeys.EXECUTORS, "Executors on the built-in node"),
            text(CONTROLLER, ControllerKeys.ADMIN_USER, "Administrator user ID"),
            text(CONTROLLER, ControllerKeys.ADMIN_PARAMETER, "Parameter with the administrator password"),
            flag(CONTROLLER, ControllerKeys.SAMPLE_JOBS, "Sample jobs"),
            choice(
                    CONTROLLER,
                    ControllerKeys.DRIFT,
                    "Manual changes",
                    new Choice("Revert", "restore"),
                    new Choice("Keep and list as pending", "keep")),
            choice(
                    CONTROLLER,
                    ControllerKeys.ENGINE,
                    "Agent engine",
                    new Choice("Automatic", ControllerKeys.ENGINE_AUTO),
                    new Choice("This plugin", ControllerKeys.ENGINE_FARGATE),
                    new Choice("amazon-ecs plugin", ControllerKeys.ENGINE_AMAZON_ECS)),
            text(CONTROLLER, ControllerKeys.RECONCILE_MINUTES, "Check interval (minutes)"),
            text(CONTROLLER, ControllerKeys.NOTIFICATION_TOPIC, "SNS topic"),
            text(CONTROLLER, ControllerKeys.NOTIFICATION_RESULTS, "Published results"));

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

    private static FormField lines(Key<?> key, String label) {
        return new FormField(TEMPLATE, key, label, Input.LINES);
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
