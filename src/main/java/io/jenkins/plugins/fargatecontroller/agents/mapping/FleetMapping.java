// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.mapping;

import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentContainer;
import io.jenkins.plugins.fargatecontroller.agents.fleet.AgentTemplate;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CapacityShare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudRules;
import io.jenkins.plugins.fargatecontroller.agents.fleet.CloudSpec;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Connection;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Content;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Fleet;
import io.jenkins.plugins.fargatecontroller.agents.fleet.FolderRights;
import io.jenkins.plugins.fargatecontroller.agents.fleet.OwnDefinition;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Placement;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Platform;
import io.jenkins.plugins.fargatecontroller.agents.fleet.Spare;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskShape;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TaskSource;
import io.jenkins.plugins.fargatecontroller.agents.fleet.UseRules;
import io.jenkins.plugins.fargatecontroller.environment.ClusterReference;
import io.jenkins.plugins.fargatecontroller.overrides.CloudKeys;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.overrides.ContainerKeys;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.plan.Cloud;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Tags;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import io.jenkins.plugins.fargatecontroller.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Maps a plan to our own engine. */
public final class FleetMapping {

    private final Plan plan;
    private final Fleet before;
    private final Withheld withheld;

    private FleetMapping(Plan plan, Fleet before) {
        this.plan = plan;
        this.before = before;
        this.withheld = plan.verdict().withheld();
    }

    /**
     * The clouds and templates of a plan.
     *
     * @param before what there has been; what the plan withholds stays as it is there
     */
    public static Fleet of(Plan plan, Fleet before) {
        return new FleetMapping(plan, before).fleet();
    }

    /** The same controller without any cloud. */
    public static Fleet none(Fleet before) {
        return new Fleet(before.controller(), List.of());
    }

    private Fleet fleet() {
        String controller = plan.clouds().stream()
                .flatMap(cloud -> cloud.templates().stream())
                .flatMap(template -> Optional.ofNullable(template.tags().get(Tags.CONTROLLER)).stream())
                .findFirst()
                .orElse(before.controller());
        return new Fleet(
                controller,
                CloudNames.ALL.stream().flatMap(name -> cloud(name).stream()).toList());
    }

    private Optional<CloudSpec> cloud(String name) {
        Optional<CloudSpec> kept = before.cloud(name);
        return planned(name).map(cloud -> spec(cloud, kept)).or(() -> kept.filter(same -> withheld.keeps(name)));
    }

    private Optional<Cloud> planned(String name) {
        return plan.clouds().stream().filter(cloud -> cloud.name().equals(name)).findFirst();
    }

    private CloudSpec spec(Cloud cloud, Optional<CloudSpec> kept) {
        Settings settings = cloud.settings();
        return new CloudSpec(
                cloud.name(),
                cluster(cloud),
                new Connection(
                        settings.value(CloudKeys.JENKINS_URL)
                                .map(url -> url.toString())
                                .orElse(""),
                        settings.value(CloudKeys.TUNNEL),
                        false),
                new CloudRules(
                        most(settings.get(CloudKeys.MAX_AGENTS)),
                        Set.copyOf(settings.get(CloudKeys.ALLOWED_OVERRIDES)),
                        cloud.spot()
                                ? planned(CloudNames.ON_DEMAND).map(FleetMapping::cluster)
                                : Optional.of(cluster(cloud)).filter(same -> mixed(cloud))),
                Stream.concat(
                                cloud.templates().stream().map(template -> template(cloud, template)),
                                kept.stream().flatMap(spec -> kept(cloud, spec)))
                        .toList());
    }

    /** Whether an on-demand cloud has templates that may run on Spot, so that its own cluster serves where Spot is short. */
    private static boolean mixed(Cloud cloud) {
        return cloud.templates().stream()
                .flatMap(template -> template.settings().value(UseKeys.CAPACITY, List.of()).stream())
                .anyMatch(CapacityShare::spot);
    }

    /** The templates that the plan leaves out only because of a problem. */
    private Stream<AgentTemplate> kept(Cloud cloud, CloudSpec spec) {
        Set<String> planned = cloud.templates().stream().map(Template::name).collect(Collectors.toSet());
        return spec.templates().stream()
                .filter(template -> !planned.contains(template.name())
                        && !cloud.disabled().containsKey(template.name())
                        && withheld.keeps(template.id()));
    }

    private static String cluster(Cloud cloud) {
        return cloud.settings()
                .value(CloudKeys.CLUSTER)
                .map(ClusterReference::toString)
                .orElse("");
    }

    private static OptionalInt most(int agents) {
        return agents == 0 ? OptionalInt.empty() : OptionalInt.of(agents);
    }

    private static AgentTemplate template(Cloud cloud, Template template) {
        Settings settings = template.settings();
        return new AgentTemplate(
                template.id(),
                labels(settings.value(TemplateKeys.LABEL, template.name())),
                source(cloud, settings),
                shape(template),
                placement(cloud, settings),
                rules(cloud.settings(), settings));
    }

    private static Set<String> labels(String text) {
        return Stream.of(text.split("\\s+")).filter(label -> !label.isEmpty()).collect(Collectors.toSet());
    }

    private static TaskSource source(Cloud cloud, Settings settings) {
        Optional<String> own = settings.value(ContainerKeys.TASK_DEFINITION);
        return own.isPresent()
                ? new OwnDefinition(own.get(), settings.value(ContainerKeys.AGENT_CONTAINER, Content.AGENT))
                : content(cloud, settings);
    }

    private static Content content(Cloud cloud, Settings settings) {
        return new Content(
                new AgentContainer(
                        settings.get(TemplateKeys.IMAGE),
                        settings.get(TemplateKeys.REMOTE_FS_ROOT),
                        settings.value(ContainerKeys.SECRETS, Map.of()),
                        settings.value(ContainerKeys.REPOSITORY_CREDENTIALS),
                        settings.value(TemplateKeys.LOG_GROUP)
                                .map(group -> new AgentContainer.LogTarget(group, cloud.region(), "agent")),
                        new AgentContainer.ContainerOptions(
                                settings.value(ContainerKeys.ENTRYPOINT, List.of()),
                                settings.value(ContainerKeys.USER),
                                settings.value(ContainerKeys.INIT_PROCESS, false),
                                settings.value(ContainerKeys.ULIMITS, List.of()))),
                settings.value(ContainerKeys.SIDECARS, List.of()),
                settings.value(ContainerKeys.EFS_VOLUMES, List.of()),
                new Platform(settings.get(TemplateKeys.CPU_ARCHITECTURE), Platform.LINUX),
                settings.value(TemplateKeys.EXECUTION_ROLE).map(role -> role.toString()));
    }

    private static TaskShape shape(Template template) {
        Settings settings = template.settings();
        return new TaskShape(
                template.size().cpu(),
                template.size().memory(),
                settings.value(TemplateKeys.EPHEMERAL_STORAGE)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                settings.value(TemplateKeys.TASK_ROLE).map(role -> role.toString()),
                settings.value(TemplateKeys.ENVIRONMENT, Map.of()));
    }

    private static Placement placement(Cloud cloud, Settings settings) {
        return new Placement(
                settings.value(
                        UseKeys.CAPACITY,
                        List.of(cloud.spot() ? CapacityShare.interruptible() : CapacityShare.onDemand())),
                new Placement.Network(
                        settings.value(TemplateKeys.SUBNETS, List.of()),
                        settings.value(TemplateKeys.SECURITY_GROUPS, List.of()),
                        settings.value(TemplateKeys.ASSIGN_PUBLIC_IP, false)),
                settings.get(TemplateKeys.PLATFORM_VERSION),
                settings.value(UseKeys.ENABLE_EXECUTE_COMMAND, false));
    }

    private static UseRules rules(Settings cloud, Settings settings) {
        return new UseRules(
                most(settings.value(UseKeys.MAX_AGENTS, 0)),
                settings.value(UseKeys.DEFAULT, false),
                settings.value(UseKeys.REUSE, false),
                new FolderRights(settings.value(UseKeys.FOLDERS, List.of())),
                settings.value(UseKeys.SPARE, Spare.none()),
                new UseRules.Patience(
                        settings.value(UseKeys.START_MINUTES)
                                .map(minutes -> Duration.ofMinutes(minutes))
                                .orElse(UseRules.usual().patience().start()),
                        Duration.ofMinutes(cloud.get(CloudKeys.RETENTION_MINUTES))),
                settings.value(UseKeys.TAGS, Map.of()));
    }
}
