// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.page.ChangeRow;
import io.jenkins.plugins.fargatecontroller.page.StatusView;
import io.jenkins.plugins.fargatecontroller.status.Change;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of variables go into the cloud, and nowhere where they are looked at. */
class HiddenVariablesTest {

    @TempDir
    Path folder;

    @Test
    void changesShowNamesAndStillDiffer() {
        World world = new World(folder);
        world.overrides = "drift: keep";
        store(world, "s3cr3t-1");
        Reconciler reconciler = world.settled();
        assertThat(world.jenkins.clouds.cloud("fargate-cloud").template("x").environments)
                .isNotNull();

        List<Change> first = preview(world, reconciler, "s3cr3t-2");
        List<Change> second = preview(world, reconciler, "s3cr3t-3");
        assertThat(first.stream().map(Change::differences).toList().toString())
                .contains("DB_PWD=… (another value)")
                .doesNotContain("s3cr3t");
        assertThat(ChangeRow.fingerprint(first)).isNotEqualTo(ChangeRow.fingerprint(second));
    }

    @Test
    void neitherThePageNorItsDocumentHasThem() {
        World world = new World(folder);
        store(world, "s3cr3t-1");
        Reconciler reconciler = world.settled();
        store(world, "s3cr3t-2");
        World.again(reconciler);
        world.jenkins.clouds.cloud("fargate-cloud").template("x").image = "user:s3cr3t@registry/image";
        World.again(reconciler);
        StatusView view = new StatusView(reconciler.status(), OverridesForm.of(Map.of()));
        assertThat(view.runs().toString()).contains("fargate-cloud/x").doesNotContain("s3cr3t");
        assertThat(StatusJson.tree(reconciler.status()).toString()).doesNotContain("s3cr3t");
    }

    private static List<Change> preview(World world, Reconciler reconciler, String value) {
        store(world, value);
        reconciler.discover();
        return reconciler.preview();
    }

    private static void store(World world, String value) {
        world.store(Samples.template("x", "{\"environment\": {\"DB_PWD\": \"%s\"}}".formatted(value)));
    }
}
