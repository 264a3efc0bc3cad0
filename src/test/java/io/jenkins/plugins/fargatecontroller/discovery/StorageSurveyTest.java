// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume;
import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageSurveyTest {

    private final TestController controller = new TestController();
    private final Account account = controller.account;

    @Test
    void theFileSystemIsTheOneThatTheHomeLiesOn() throws InterruptedException {
        Environment.Storage storage = controller.environment().storage();
        assertThat(storage.home().optional().map(HomeVolume::fileSystem)).contains("fs-1");
        assertThat(storage.mode())
                .isEqualTo(Fact.found(
                        new FileSystemMode("generalPurpose", "elastic", true),
                        Origin.discovered("elasticfilesystem:DescribeFileSystems")));
    }

    @Test
    void aHomeThatIsNotOnEfsHasNoMode() throws InterruptedException {
        account.definition = Account.definition(Account.container(List.of(8080)));
        Environment.Storage storage = controller.environment().storage();
        assertThat(storage.mode().absence()).isEqualTo(storage.home().absence());
        assertThat(account.asked).doesNotContain("elasticfilesystem:DescribeFileSystems");
    }

    @Test
    void theKernelTellsWhetherItIsMounted() throws InterruptedException {
        assertThat(state()).isEqualTo(MountState.MOUNTED);
        controller.mounts = () -> TestController.MOUNTS.replace("nfs4", "ext4");
        assertThat(state()).isEqualTo(MountState.NOT_MOUNTED);
        controller.mounts = TestController.unreadable();
        assertThat(state()).isEqualTo(MountState.UNKNOWN);
    }

    @Test
    void aRefusalNamesTheFileSystemAsAPolicyDoes() throws InterruptedException {
        account.failing("elasticfilesystem:DescribeFileSystems", CallException.denied("the task role demo"));
        assertThat(controller
                        .environment()
                        .storage()
                        .mode()
                        .absence()
                        .orElseThrow()
                        .remedy())
                .isEqualTo("allow elasticfilesystem:DescribeFileSystems on"
                        + " arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1 in the task role");
    }

    private MountState state() throws InterruptedException {
        return controller
                .environment()
                .storage()
                .home()
                .optional()
                .orElseThrow()
                .mount()
                .state();
    }
}
