// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.amazonecs;

import io.jenkins.plugins.fargatecontroller.agents.fleet.FolderRights;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.overrides.TemplateKeys;
import io.jenkins.plugins.fargatecontroller.overrides.UseKeys;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.plan.Tags;
import io.jenkins.plugins.fargatecontroller.plan.Template;
import io.jenkins.plugins.fargatecontroller.plan.Withheld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who may use the agents of amazon-ecs, which asks nobody: it starts an agent for whatever job names its label, and a
 * pipeline can derive a template of its own from any other with {@code agent { ecs { … } }}. What is derived keeps the
 * role of the other, so it keeps its folders as well.
 *
 * @param users by template; one that nobody is kept from is there too
 */
public record TemplateRights(Map<TemplateId, Users> users) {

    public static final TemplateRights NONE = new TemplateRights(Map.of());

    public TemplateRights {
        users = Map.copyOf(users);
    }

    /** Those of one template, and what a template that was derived from it is known by. */
    record Users(FolderRights folders, Set<String> labels, String taskRole) {}

    /**
     * The rights of a plan.
     *
     * @param before those until now, which stay for a template that the plan leaves out because of a problem
     */
    public static TemplateRights of(Plan plan, TemplateRights before) {
        Map<TemplateId, Users> users = new TreeMap<>();
        Withheld withheld = plan.verdict().withheld();
        before.users.forEach((id, rights) -> {
            if (withheld.keeps(id)) {
                users.put(id, rights);
            }
        });
        plan.clouds().stream()
                .flatMap(cloud -> cloud.templates().stream())
                .forEach(template -> users.put(template.id(), users(template)));
        return new TemplateRights(users);
    }

    private static Users users(Template template) {
        return new Users(
                new FolderRights(template.settings().value(UseKeys.FOLDERS, List.of())),
                words(template.settings().value(TemplateKeys.LABEL, template.name())),
                template.settings()
                        .value(TemplateKeys.TASK_ROLE)
                        .map(Object::toString)
                        .orElse(""));
    }

    /**
     * Why a job may have no agent of a cloud of amazon-ecs, as a clause; empty if it may, or if the cloud has none for it.
     * What counts is the template that amazon-ecs would take: the first one that fits, those of pipelines before others.
     *
     * @param fits whether the job's label expression is met by labels
     */
    public Optional<String> refusalOfCloud(Object cloud, Predicate<Set<String>> fits, String job) {
        if (open()) {
            return Optional.empty();
        }
        return Stream.concat(derived(cloud).stream(), new DataBoundReader(cloud).items("templates").stream())
                .filter(template -> fits.test(words(new DataBoundReader(template).text("label"))))
                .findFirst()
                .flatMap(template -> refusalOfTemplate(template, job));
    }

    /** Why a job may not run on a node of amazon-ecs, as a clause; empty if it may, or if the node is none. */
    public Optional<String> refusalOfNode(Object node, String job) {
        return !open() && isOfAmazonEcs(node)
                ? new DataBoundReader(node).value("template").flatMap(template -> refusalOfTemplate(template, job))
                : Optional.empty();
    }

    /** Whether no template keeps anybody out: the queue asks for each build and node, and then there is nothing to read. */
    private boolean open() {
        return users.values().stream().allMatch(rights -> rights.folders().open());
    }

    /** Whether a cloud or a node is one of amazon-ecs. */
    public static boolean isOfAmazonEcs(Object object) {
        return object.getClass().getPackageName().endsWith(".amazonecs");
    }

    private Optional<String> refusalOfTemplate(Object template, String job) {
        return concerned(template).stream()
                .flatMap(id -> rights(id).folders().refusal(id.name(), job).stream())
                .findFirst();
    }

    private Users rights(TemplateId id) {
        return users.getOrDefault(id, new Users(new FolderRights(List.of()), Set.of(), ""));
    }

    /** The planned template that it is, and those that it may have been derived from. */
    private List<TemplateId> concerned(Object template) {
        DataBoundReader reader = new DataBoundReader(template);
        List<TemplateId> own = new ArrayList<>(users.keySet().stream()
                .filter(id -> id.name().equals(reader.text("templateName")) && inCloud(id, template))
                .toList());
        String parent = reader.text("inheritFrom");
        String role = reader.text("taskrole");
        boolean ownRole = own.stream().anyMatch(id -> rights(id).taskRole().equals(role));
        users.forEach((id, rights) -> {
            boolean inherits = rights.labels().contains(parent);
            boolean takesRole = !role.isEmpty() && !ownRole && rights.taskRole().equals(role);
            if (inherits || takesRole) {
                own.add(id);
            }
        });
        return own;
    }

    /** Two clouds may have templates of one name; the tag that we gave it says which one it is. */
    private static boolean inCloud(TemplateId id, Object template) {
        String cloud = TagOwnership.tag(template, Tags.CLOUD);
        return cloud.isEmpty() || cloud.equals(id.cloud());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.split("\\s+")));
        words.remove("");
        return words;
    }

    /** The templates that pipelines have derived, which amazon-ecs keeps beside its clouds. */
    private static List<Object> derived(Object cloud) {
        try {
            Class<?> all = cloud.getClass()
                    .getClassLoader()
                    .loadClass(cloud.getClass().getPackageName() + ".pipeline.TaskTemplateMap");
            Object map = all.getMethod("get").invoke(null);
            Object templates = all.getMethod("getTemplates", cloud.getClass()).invoke(map, cloud);
            return templates instanceof List<?> list ? List.copyOf(list) : List.of();
        } catch (ReflectiveOperationException e) {
            return List.of();
        }
    }
}
