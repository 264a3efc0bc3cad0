// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.fargatecontroller.environment.Environment;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.Samples;
import io.jenkins.plugins.fargatecontroller.environment.TemplateParameter;
import io.jenkins.plugins.fargatecontroller.overrides.CloudNames;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import io.jenkins.plugins.fargatecontroller.settings.Thrown;
import io.jenkins.plugins.fargatecontroller.state.JenkinsSetting;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Run;
import io.jenkins.plugins.fargatecontroller.status.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown, wherever: Jenkins is closed, keeps what it has, says what is wrong, and tries again. */
class ThrownTest {

    private static final Logger LOGGER = Logger.getLogger("io.jenkins.plugins.fargatecontroller");
    private static final int ALWAYS = Integer.MAX_VALUE;

    /** Where something can be thrown in a run. */
    private static final List<String> PLACES = List.of(
            "discovery",
            "overrides",
            "planning",
            "password",
            "files",
            "clouds.all",
            "clouds.build",
            "clouds.parameters",
            "clouds.replace",
            "basics.get",
            "basics.set",
            "jobs.exists",
            "jobs.create",
            "access.administers",
            "access.accepts",
            "access.unsecured",
            "access.setPassword");

    /** Where it is only asked whether Jenkins is open, or Jenkins is closed. */
    private static final List<String> DOORS =
            List.of("access.open", "access.close", "access.knows", "access.setPassword");

    private static final List<Supplier<Throwable>> THROWN = List.of(
            () -> new IllegalStateException("broken"),
            NullPointerException::new,
            StackOverflowError::new,
            () -> new OutOfMemoryError("Java heap space"),
            () -> new NoClassDefFoundError("com/example/Gone"),
            () -> new InternalError("a fault of the machine"));

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private final ReconcileLoopTest.Time time = new ReconcileLoopTest.Time();
    private final ReconcileLoopTest.Timetable timetable = new ReconcileLoopTest.Timetable();
    private World world;
    private Reconciler reconciler;
    private ReconcileLoop loop;

    @BeforeEach
    void fresh() {
        world = new World(faults.around(folder));
        world.controller = faults.around(world.jenkins);
        world.faults = faults;
        start();
    }

    /** Hundreds of stack traces tell nobody anything. */
    @BeforeEach
    void quiet() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void loud() {
        LOGGER.setLevel(null);
    }

    @AfterEach
    void end() {
        timetable.shutdownNow();
    }

    private void start() {
        reconciler = world.start();
        loop = new ReconcileLoop(reconciler, timetable, new ReconcileInterval(() -> 0.5), time);
    }

    static Stream<Arguments> everywhere() {
        return PLACES.stream().flatMap(place -> THROWN.stream().map(thrown -> Arguments.of(place, thrown.get())));
    }

    static Stream<Arguments> atTheDoor() {
        return DOORS.stream()
                .flatMap(place -> THROWN.stream()
                        .flatMap(thrown -> Stream.of(1, 2).map(times -> Arguments.of(place, thrown.get(), times))));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aFreshJenkinsIsClosedSaysWhatIsWrongAndHeals(String place, Throwable thrown) {
        throwAt(place, thrown, ALWAYS);
        boot();
        assertThat(world.jenkins.open()).isFalse();
        assertSaid();
        heals();
    }

    @ParameterizedTest
    @MethodSource("atTheDoor")
    void theDoorIsClosedThoughSomethingIsThrownAtIt(String place, Throwable thrown, int times) {
        faults.throwAt(place, thrown, times);
        boot();
        assertThat(world.jenkins.open()).isFalse();
        heals();
    }

    @Test
    void whereTheDoorCannotBeClosedJenkinsDoesNotStart() {
        faults.throwAt("access.close", new StackOverflowError(), ALWAYS);
        assertThatThrownBy(() -> Lock.closeForSure(world.controller.access()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Jenkins would be open to anybody, so it does not start: ");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aSettledJenkinsKeepsWhatItHasIsNotInSyncAndHeals(String place, Throwable thrown) {
        boot();
        List<Object> clouds = world.jenkins.clouds.all();
        world.overrides = "executors: 1";
        world.password = Fact.found(new Password("rotated"), Origin.parameterStore("jenkins-pwd"));
        world.jenkins.jobs.clear();
        throwAt(place, thrown, ALWAYS);
        pass();
        assertThat(world.jenkins.open()).isFalse();
        assertThat(world.jenkins.clouds.all()).isEqualTo(clouds);
        if (reached(place)) {
            assertSaid();
            assertThat(reconciler.status().runs().get(0).result().outcome()).isEqualTo(Run.Outcome.FAILED);
        }
        heals();
        assertThat(world.jenkins.basics).containsEntry(JenkinsSetting.EXECUTORS, "1");
        assertThat(world.jenkins.users).containsEntry("ecsuser", "rotated");
    }

    /** A settled Jenkins builds no cloud anew for a change of its executors, makes no job twice, and knows its user. */
    private static boolean reached(String place) {
        return !List.of("clouds.replace", "jobs.exists", "jobs.create").contains(place);
    }

    @Test
    void theNextRunIsScheduledThoughNoThreadCanBeHad() {
        boot();
        timetable.refusals = 1;
        pass();
        int before = timetable.delays.size();
        pass();
        assertThat(timetable.delays).hasSizeGreaterThan(before);
    }

    @Test
    void aDiscoveryThatFindsNoThreadIsMadeUpForByTheLoop() {
        Boot boot = new Boot(
                reconciler,
                task -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                Duration.ofSeconds(20));
        boot.configured();
        boot.loaded();
        boot.completed(loop);
        assertThat(world.jenkins.open()).isFalse();
        assertSaid();
        heals();
    }

    /** What {@code Startup} does, which wraps each step; only the first throws, and only at the door. */
    private void boot() {
        Boot boot = new Boot(reconciler, Runnable::run, Duration.ofSeconds(20));
        try {
            reconciler.secure();
        } catch (RuntimeException | Error e) {
            assertThat(world.jenkins.open()).isTrue();
        }
        closeForSure();
        boot.configured();
        closeForSure();
        boot.loaded();
        boot.completed(loop);
    }

    private void closeForSure() {
        if (Lock.closeForSure(world.jenkins)) {
            reconciler.closedAs(Lock.NOBODY);
        }
    }

    private void throwAt(String place, Throwable thrown, int times) {
        if (place.equals("planning")) {
            world.environment = unplannable();
        }
        faults.throwAt(place, thrown, times);
    }

    /** An environment that throws once it is looked into. */
    private Environment unplannable() {
        Environment complete = Samples.complete();
        List<TemplateParameter> templates = new AbstractList<>() {
            @Override
            public TemplateParameter get(int index) {
                faults.pass("planning");
                return Samples.template("build-example", "{}");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        return new Environment(
                complete.variables(),
                complete.task(),
                complete.compute(),
                complete.network(),
                complete.storage(),
                new Environment.Parameters(
                        Fact.found(templates, Origin.BUILT_IN),
                        complete.parameters().admin(),
                        complete.parameters().topic()));
    }

    private void pass() {
        time.now = time.now.plus(Duration.ofHours(2));
        timetable.next.run();
    }

    private void assertSaid() {
        Status status = reconciler.status();
        assertThat(status.headline().state()).isEqualTo(Headline.State.PROBLEMS);
        List<Problem> errors =
                status.plan().problems().stream().filter(Problem::isError).toList();
        assertThat(errors).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.message()).doesNotContain("null", "java.", "Error", "Exception");
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    private void heals() {
        faults.end();
        world.environment = Samples.complete();
        pass();
        assertThat(reconciler.status().plan().problems()).isEmpty();
        assertThat(reconciler.status().headline().state()).isEqualTo(Headline.State.IN_SYNC);
        assertThat(world.jenkins.clouds.names()).containsExactlyElementsOf(CloudNames.ALL);
        assertThat(world.jenkins.strategy).isEqualTo("only ecsuser");
        assertThat(world.jenkins.users).containsKey("ecsuser");
    }

    /** Jenkins suffers an extension that throws these, and does not start after others. */
    @Test
    void anErrorWhileAnExtensionIsMadeBecomesWhatJenkinsSuffers() {
        assertThatThrownBy(() -> Thrown.asException(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a text is too long or nested too deeply");
        assertThatThrownBy(() -> Thrown.asException(() -> {
                    throw new NoClassDefFoundError("some/Part");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(Thrown.asException(() -> "made")).isEqualTo("made");
    }
}
