// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Growth;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.form.FormView;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.OverridesYaml;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.form.TemplateEdit;
import io.jenkins.plugins.fargatecontroller.page.StatusView;
import io.jenkins.plugins.fargatecontroller.status.Status;
import io.jenkins.plugins.fargatecontroller.status.StatusJson;
import io.jenkins.plugins.fargatecontroller.status.Trigger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of templates take more memory and time than hundreds, and no more than that. */
class GrowthTest {

    /** A run reads each property of each template several times. */
    private static final int SMALL = 100;

    /** Characters of the page's document for a template in both clouds, with a little room. */
    private static final int DOCUMENT = 4_900;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstRunAndTheNext(boolean amazonEcs) throws Exception {
        Growth.isLinear(
                "first run", SMALL, count -> () -> world(count, amazonEcs).settled());
        Growth.isLinear("next run", SMALL, count -> {
            Reconciler reconciler = world(count, amazonEcs).settled();
            return () -> World.again(reconciler);
        });
    }

    @Test
    void aRunThatTakesAllTemplatesAway() throws Exception {
        Growth.isLinear("removal", SMALL, count -> () -> {
            World world = world(count, true);
            Reconciler reconciler = world.settled();
            world.store(Samples.template("one", "{}"));
            return World.again(reconciler);
        });
    }

    @Test
    void aPreview() throws Exception {
        Growth.isLinear("preview", SMALL, count -> {
            Reconciler reconciler = world(count, true).start();
            reconciler.discover();
            return reconciler::preview;
        });
    }

    @Test
    void thePageAndItsDocument() throws Exception {
        Growth.isLinear("page", count -> {
            Status status = world(count, true).settled().status();
            return () -> new StatusView(status, OverridesForm.of(Map.of())).clouds();
        });
        Growth.isLinear("page with overrides", count -> {
            Status status = overridden(count);
            return () -> new StatusView(status, form(count)).clouds();
        });
        Growth.isLinear("document", count -> {
            Status status = world(count, true).settled().status();
            return () -> StatusJson.tree(status).toString();
        });
    }

    @Test
    void theDocumentTakesFewBytesForATemplate() {
        int few = documentBytes(1);
        assertThat((documentBytes(101) - few) / 100).isBetween(DOCUMENT / 2, DOCUMENT);
    }

    private int documentBytes(int templates) {
        return StatusJson.tree(world(templates, true).settled().status())
                .toString()
                .length();
    }

    @Test
    void theForm() throws Exception {
        Environment environment = Samples.complete();
        Growth.isLinear("submitted form", count -> {
            OverridesForm form = form(count);
            return () -> FormView.submitted(form, form, "", new PlanPreview(Optional.of(environment)))
                    .values();
        });
        Growth.isLinear("form over the parameter store", count -> {
            PlanPreview stored = new PlanPreview(Optional.of(Samples.withTemplates(Growth.templates(count))));
            OverridesForm form = form(count);
            return () -> FormView.submitted(form, form, "", stored).values();
        });
        Growth.isLinear("switched off templates", count -> {
            PlanPreview stored = new PlanPreview(Optional.of(Samples.withTemplates(IntStream.range(0, count)
                    .mapToObj(i -> Samples.template("t%05d".formatted(i), "{\"enabled\": false}"))
                    .toArray(io.jenkins.plugins.fargatecontroller.environment.TemplateParameter[]::new))));
            OverridesForm form = form(count);
            return () -> FormView.stored(form, stored).templates().stream()
                    .map(FormView.stored(form, stored)::templateHints)
                    .toList();
        });
        Growth.isLinear("a button", count -> {
            OverridesForm form = form(count);
            Set<TemplateId> known = FormView.stored(form, new PlanPreview(Optional.of(environment)))
                    .known();
            return () -> TemplateEdit.DISABLE.edit(form, new TemplateId("fargate-cloud", "t00001"), known);
        });
        Growth.isLinear("file", count -> () -> OverridesYaml.render(form(count)));
    }

    private Status overridden(int count) {
        World world = world(1, true);
        world.overrides = OverridesYaml.render(form(count));
        Reconciler reconciler = world.settled();
        reconciler.run(Trigger.SCHEDULE, Scope.USUAL);
        return reconciler.status();
    }

    private static OverridesForm form(int count) {
        return OverridesForm.of(Map.of(
                "templates",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.of("name", "t%05d".formatted(i), "memory", i % 10 == 0 ? "3000" : "2048"))
                        .toList()));
    }

    private World world(int count, boolean amazonEcs) {
        World world = new World(folder.resolve(count + "-" + System.nanoTime()));
        world.jenkins.amazonEcs = amazonEcs;
        world.store(Growth.templates(count));
        return world;
    }
}
