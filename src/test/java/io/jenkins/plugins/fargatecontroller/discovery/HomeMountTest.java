// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.Ecs.DefinedContainer;
import io.jenkins.plugins.fargatecontroller.discovery.Ecs.MountPoint;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeMountTest {

    private static final HomeMount HOME = new HomeMount("/var/jenkins_home", MountTable.parse(TestController.MOUNTS));

    private static Fact<HomeVolume> find(HomeMount home, String mounts) {
        DefinedContainer container = Account.container(
                List.of(8080),
                Arrays.stream(mounts.split(" "))
                        .map(mount -> mount.split(":"))
                        .map(parts -> new MountPoint(parts[0], parts[1]))
                        .toArray(MountPoint[]::new));
        return home.find(KnownFacts.defined(container), KnownFacts.defined(Account.definition(container)));
    }

    @ParameterizedTest
    @CsvSource({
        "home:/var/jenkins_home, fs-1, /var/jenkins_home",
        "home:/var/jenkins_home/, fs-1, /var/jenkins_home",
        "home://var//jenkins_home, fs-1, /var/jenkins_home",
        "home:/var, fs-1, /var",
        "home:/, fs-1, /",
        "tools:/var home:/var/jenkins_home, fs-1, /var/jenkins_home",
        "tools:/var/jenkins_home home:/var/jenkins_home/tools, fs-2, /var/jenkins_home",
        "home:/var/jenkins_home tools:/var/jenkins_home2, fs-1, /var/jenkins_home",
    })
    void theHomeLiesOnTheNearestVolumeAbove(String mounts, String fileSystem, String path) {
        assertThat(find(HOME, mounts))
                .isEqualTo(KnownFacts.defined(new HomeVolume(
                        fileSystem,
                        fileSystem.equals("fs-1") ? Optional.of("fsap-1") : Optional.empty(),
                        fileSystem.equals("fs-1"),
                        new HomeVolume.Mount(
                                path,
                                path.equals("/var/jenkins_home") ? MountState.MOUNTED : MountState.NOT_MOUNTED))));
    }

    @ParameterizedTest
    @CsvSource({
        "tools:/opt/tools, 'container jenkins mounts no volume on /var/jenkins_home'",
        "tools:/var/jenkins, 'container jenkins mounts no volume on /var/jenkins_home'",
        "home:/var scratch:/var/jenkins_home, 'volume scratch, mounted on /var/jenkins_home, is not an EFS volume'",
        "gone:/var/jenkins_home, 'volume gone, mounted on /var/jenkins_home, is not an EFS volume'",
    })
    void aHomeElsewhereIsNotOnEfs(String mounts, String reason) {
        assertThat(find(HOME, mounts))
                .isEqualTo(Fact.none(
                        reason,
                        "mount an EFS volume on /var/jenkins_home;"
                                + " what lies on the task's own disk is lost when the task stops"));
    }

    @Test
    void theKernelTellsWhetherItIsMounted() {
        HomeMount elsewhere = new HomeMount("/srv/jenkins/", MountTable.parse(TestController.MOUNTS));
        assertThat(find(elsewhere, "home:/srv/jenkins").optional().orElseThrow().mount())
                .isEqualTo(new HomeVolume.Mount("/srv/jenkins", MountState.NOT_MOUNTED));
        HomeMount unknown = new HomeMount("/var/jenkins_home", MountTable.read(TestController.unreadable()));
        assertThat(find(unknown, "home:/var/jenkins_home")
                        .optional()
                        .orElseThrow()
                        .mount()
                        .state())
                .isEqualTo(MountState.UNKNOWN);
    }

    @Test
    void ofWhatCouldNotBeAskedForNothingIsClaimed() {
        assertThat(HOME.find(KnownFacts.denied(), KnownFacts.none())).isEqualTo(KnownFacts.denied());
        assertThat(HOME.find(KnownFacts.defined(Account.container(List.of())), KnownFacts.denied()))
                .isEqualTo(KnownFacts.denied());
    }
}
