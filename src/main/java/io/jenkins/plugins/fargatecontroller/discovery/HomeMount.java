// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.DefinedContainer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.EfsVolume;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.MountPoint;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.TaskDefinition;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the EFS volume that JENKINS_HOME lies on.
 *
 * @param home JENKINS_HOME
 */
record HomeMount(String home, MountTable table) {

    /** Joins the container's mount points with the definition's volumes. */
    Fact<HomeVolume> find(Fact<DefinedContainer> container, Fact<TaskDefinition> definition) {
        return container.then(mine -> definition.then(found -> nearest(mine.value())
                .map(mount -> volume(mount, found))
                .orElseGet(() -> Fact.none(
                        "container %s mounts no volume on %s"
                                .formatted(mine.value().name(), home),
                        advice()))));
    }

    private Fact<HomeVolume> volume(MountPoint mount, Fact.Found<TaskDefinition> definition) {
        return Optional.ofNullable(definition.value().volumes().get(mount.volume()))
                .flatMap(Ecs.Volume::efs)
                .map(efs -> Fact.found(volume(mount, efs), definition.origin()))
                .orElseGet(() -> Fact.none(
                        "volume %s, mounted on %s, is not an EFS volume".formatted(mount.volume(), mount.path()),
                        advice()));
    }

    private HomeVolume volume(MountPoint mount, EfsVolume efs) {
        String path = Folder.normal(mount.path());
        return new HomeVolume(
                efs.fileSystem(),
                efs.accessPoint(),
                efs.transitEncryption(),
                new HomeVolume.Mount(path, table.state(path)));
    }

    /** The mount on the home or on the nearest folder above it. */
    private Optional<MountPoint> nearest(DefinedContainer container) {
        return container.mounts().stream()
                .filter(mount -> Folder.holds(Folder.normal(mount.path()), Folder.normal(home)))
                .max(Comparator.comparing(mount -> Folder.normal(mount.path()).length()));
    }

    private String advice() {
        return "mount an EFS volume on %s; what lies on the task's own disk is lost when the task stops"
                .formatted(home);
    }

    /** Container paths, which are Linux paths wherever this runs. */
    private static final class Folder {

        private Folder() {}

        static String normal(String path) {
            String single = path.replaceAll("/+", "/");
            return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
        }

        static boolean holds(String folder, String path) {
            return folder.equals(path) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
        }
    }
}
