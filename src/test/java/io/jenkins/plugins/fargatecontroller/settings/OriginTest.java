// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void itIsALayerAndAPlace() {
        assertThat(Origin.BUILT_IN).hasToString("default (built in)");
        assertThat(Origin.discovered("DescribeTasks")).hasToString("discovered (DescribeTasks)");
        assertThat(Origin.parameterStore("/p/a")).hasToString("parameter store (/p/a)");
        assertThat(Origin.override("o.yaml:7")).hasToString("override (o.yaml:7)");
    }

    @Test
    void laterLayersWin() {
        assertThat(Origin.Layer.values()).isSorted();
        assertThat(Origin.Layer.OVERRIDE).isGreaterThan(Origin.Layer.PARAMETER_STORE);
        assertThat(Origin.Layer.PARAMETER_STORE).isGreaterThan(Origin.Layer.DISCOVERED);
        assertThat(Origin.Layer.DISCOVERED).isGreaterThan(Origin.Layer.DEFAULT);
    }

    @Test
    void aValueOfAVariableIsHidden() {
        String where = Origin.ofVariable("o.yaml:7", List.of("A", "B"));
        assertThat(where).isEqualTo("o.yaml:7, variable A and B");
        assertThat(Origin.override(where).hidden()).isTrue();
        assertThat(Origin.override("o.yaml:7").hidden()).isFalse();
    }

    @Test
    void whatServesInsteadSaysWhatIsWrong() {
        Origin instead = Origin.discovered("elb").instead("/p/root-url is not an address");
        assertThat(instead).hasToString("discovered (elb; /p/root-url is not an address)");
        assertThat(instead.flaw()).contains("/p/root-url is not an address");
        assertThat(Origin.discovered("elb").flaw()).isEmpty();
    }

    @Test
    void itCanBeLogged() {
        assertThat(Origin.override("http://me:hunter2@host/a\u001b[2J").detail())
                .isEqualTo("http://…@host/a [2J");
    }
}
