// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeRowsTest {

    @Test
    void aDozenChangesStandOnThePage() {
        ChangeRows rows = rows(12);
        assertThat(rows.first()).isEqualTo(rows.all());
        assertThat(rows.more()).isFalse();
        assertThat(rows(0).first()).isEmpty();
    }

    @Test
    void ofMoreTheFirstDoes() {
        ChangeRows rows = rows(240);
        assertThat(rows.first()).hasSize(12).isEqualTo(rows.all().subList(0, 12));
        assertThat(rows.more()).isTrue();
        assertThat(rows.size()).isEqualTo(240);
    }

    private static ChangeRows rows(int count) {
        return new ChangeRows(IntStream.range(0, count)
                .mapToObj(i -> new ChangeRow(
                        "add", "Add", "template fargate-cloud/t" + i, List.of(), new ChangeRow.Why("a reason", "")))
                .toList());
    }
}
