// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTableTest {

    private static final String LINES = """
            21 1 259:1 / / rw,relatime - overlay overlay rw,lowerdir=/a:/b
            36 21 0:52 / /var/jenkins_home rw,relatime shared:1 master:2 - nfs4 127.0.0.1:/ rw,vers=4.1
            37 21 0:53 / /with\\040space rw - nfs4 fs:/ rw
            38 21 0:54 / /plain rw - nfs4 fs:/
            39 38 0:55 / /plain rw - tmpfs tmpfs rw
            40 21 0:56 / /dash-in rw - ext4 /dev/x - rw
            not a line of that format
            """;

    @ParameterizedTest
    @CsvSource({
        "/var/jenkins_home, MOUNTED",
        "/with space, MOUNTED",
        "/plain, NOT_MOUNTED",
        "/dash-in, NOT_MOUNTED",
        "/, NOT_MOUNTED",
        "/var, NOT_MOUNTED",
        "/var/jenkins_home/jobs, NOT_MOUNTED"
    })
    void onlyTheLastMountOnTheFolderItselfCounts(String path, MountState state) {
        assertThat(MountTable.parse(LINES).state(path)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"''", "nonsense"})
    void aListWithoutAnyMountTellsNothing(String text) {
        assertThat(MountTable.parse(text).state("/var/jenkins_home")).isEqualTo(MountState.UNKNOWN);
    }
}
