// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.fargatecontroller.agents.aws.AgentCalls;
import io.jenkins.plugins.fargatecontroller.discovery.aws.AdminPassword;
import io.jenkins.plugins.fargatecontroller.discovery.aws.AwsDiscovery;
import io.jenkins.plugins.fargatecontroller.discovery.aws.Clients;
import io.jenkins.plugins.fargatecontroller.discovery.aws.SnsTopic;
import io.jenkins.plugins.fargatecontroller.documents.Golden;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Discovered;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.environment.Password;
import io.jenkins.plugins.fargatecontroller.environment.PasswordParameter;
import io.jenkins.plugins.fargatecontroller.plan.Plan;
import io.jenkins.plugins.fargatecontroller.reconcile.TestJenkins;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import io.jenkins.plugins.fargatecontroller.settings.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Makes each remote call suffer each fault, and compares what becomes of it with the matrix. With {@code -Dfaults=all} it
 * does so with all of them; otherwise with some faults of each call, so that each fault comes with several calls.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FaultMatrixIT {

    private static final Golden MATRIX = Golden.of("src/test/resources/faults/matrix.txt");
    private static final boolean WHOLE = System.getProperty("faults", "some").equals("all");

    /** Part of the names of cells that are to be made, for whoever looks into one. */
    private static final String ONLY = System.getProperty("faults.only", "");

    private static final int FAULTS_OF_A_CALL = 2;
    private static final int AT_ONCE = 4;

    private static final List<String> NOT_FOR_PEOPLE =
            List.of("null", "java", "Exception", "Error ", "software.amazon", "com.fasterxml", "SDK", "Unable to");

    private static final Fact<Password> PASSWORD =
            Fact.found(new Password("correct-horse-battery-staple"), Origin.parameterStore("jenkins-pwd"));

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    @TempDir
    static Path folder;

    private Bench bench;
    private AgentCalls agents;
    private Discovered healthy;
    private Plan plan;
    private Matrix matrix;

    /** Each cell has a failure to tell of. */
    private static final Logger LOGGER = Logger.getLogger("io.jenkins.plugins.fargatecontroller");

    @BeforeAll
    void start() throws Exception {
        LOGGER.setLevel(Level.OFF);
        matrix = Matrix.parse(Files.exists(MATRIX.file()) ? Files.readString(MATRIX.file()) : "");
        bench = new Bench(Emulator.start("two-clusters"));
        agents = new AgentCalls(bench.emulator);
        try (Clients clients = new Clients(bench.emulator.environment(), "eu-central-1");
                SsmClient ssm = clients.build(SsmClient.builder(), "SSM")) {
            // or the load balancer would not matter
            ssm.deleteParameter(request -> request.name("/jenkins/demo/root-url"));
        }
        healthy = new AwsDiscovery(bench.emulator.environment(), Duration.ofSeconds(60)).discover(call -> {});
        TestJenkins jenkins = jenkins(healthy);
        jenkins.run(healthy);
        plan = jenkins.status().plan();
    }

    @AfterAll
    void stop() throws Exception {
        LOGGER.setLevel(null);
        workers.shutdownNow();
        agents.close();
        bench.close();
        if (WHOLE && ONLY.isEmpty()) {
            Matrix made = new Matrix();
            cells().forEach(cell -> made.put(cell.call(), cell.fault(), seen.getOrDefault(cell.toString(), List.of())));
            MATRIX.holds(made.text());
        }
    }

    private record Cell(RemoteCall call, Fault fault) {
        @Override
        public String toString() {
            return call + " × " + fault;
        }
    }

    @Test
    void eachFaultOfTheEmulatorIsInTheMatrix() throws Exception {
        String kinds = bench.kinds();
        String known = kinds.substring(kinds.indexOf("one of ") + 7, kinds.indexOf(", not "));
        assertThat(Fault.ALL.stream().map(Fault::kind).map(kind -> kind.replaceAll("\"fault\": \"([a-z-]+)\".*", "$1")))
                .contains(Stream.of(known.split(", ", -1))
                        .filter(kind -> !kind.equals("refused"))
                        .toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> eachCellIsAsTheMatrixSays() {
        record Running(Cell cell, Future<List<String>> state) {}
        List<Running> running = cells().stream()
                .filter(cell -> cell.toString().contains(ONLY))
                .map(cell -> new Running(cell, workers.submit(() -> state(cell))))
                .toList();
        return running.stream()
                .map(each -> DynamicTest.dynamicTest(each.cell().toString(), () -> {
                    List<String> state = each.state().get();
                    seen.put(each.cell().toString(), state);
                    state.forEach(FaultMatrixIT::assertForPeople);
                    if (!Boolean.getBoolean("golden.update")) {
                        assertThat(state)
                                .as("try 'make faults', and accept what is wanted with 'make faults GOLDEN=1'")
                                .isEqualTo(matrix.state(
                                        each.cell().call(), each.cell().fault()));
                    }
                }));
    }

    /** All, or for each call some that differ from those of the call before. */
    private static List<Cell> cells() {
        List<RemoteCall> calls = RemoteCall.all();
        return IntStream.range(0, calls.size())
                .boxed()
                .flatMap(row -> {
                    RemoteCall call = calls.get(row);
                    List<Fault> faults = call.faults();
                    int some = WHOLE || !ONLY.isEmpty() ? faults.size() : Math.min(FAULTS_OF_A_CALL, faults.size());
                    return IntStream.range(0, some)
                            .map(number -> WHOLE ? number : (row * FAULTS_OF_A_CALL + number) % faults.size())
                            .mapToObj(number -> new Cell(call, faults.get(number)));
                })
                .toList();
    }

    private List<String> state(Cell cell) throws Exception {
        int id = ids.incrementAndGet();
        String key = "AKIACELL%08d".formatted(id);
        return switch (cell.call().door()) {
            case DISCOVERY -> discovery(cell, key);
            case PASSWORD -> password(cell, key);
            case NOTIFICATION -> notification(cell, key);
            case AGENTS -> agents(cell, id, key);
        };
    }

    private List<String> discovery(Cell cell, String key) throws Exception {
        Discovered suffered = bench.suffering(cell.call(), cell.fault(), key, FaultMatrixIT::discover);
        assertThat(suffered.trace().calls())
                .as("no call is left waiting until the whole discovery is given up")
                .noneMatch(call -> call.outcome().message().contains("the time that the whole discovery has"));
        TestJenkins settled = settled();
        List<String> before = settled.contents();
        assertThat(settled.run(suffered))
                .as("a settled Jenkins is left as it is")
                .isEmpty();
        assertThat(settled.contents()).isEqualTo(before);
        assertClosedAndSaid(settled);

        TestJenkins fresh = jenkins(suffered);
        assertThat(fresh.closed()).isTrue();
        fresh.run(suffered);
        assertClosedAndSaid(fresh);
        List<String> state = new ArrayList<>(FactState.lines(suffered.environment(), healthy.environment()));
        state.addAll(FactState.lines("after a first start", fresh.status().plan(), plan));
        state.addAll(FactState.lines("in a settled Jenkins", settled.status().plan(), plan));

        Discovered healed = bench.healed(cell.call(), key, FaultMatrixIT::discover);
        assertThat(healed.environment()).isEqualTo(healthy.environment());
        fresh.run(healed);
        assertThat(fresh.contents()).as("healed by one reconcile").isEqualTo(before);
        assertThat(settled.run(healed)).isEmpty();
        for (TestJenkins jenkins : List.of(fresh, settled)) {
            assertThat(jenkins.status().plan().problems()).isEmpty();
            assertThat(jenkins.status().pending()).isEmpty();
        }
        return state.isEmpty() ? List.of("everything is found") : state;
    }

    private List<String> password(Cell cell, String key) throws Exception {
        Password right = read(bench.emulator.environment()).optional().orElseThrow();
        Fact<Password> suffered = bench.suffering(cell.call(), cell.fault(), key, FaultMatrixIT::read);
        List<Fact<Password>> answers = new ArrayList<>(List.of(suffered));
        TestJenkins fresh = jenkins(healthy, answers);
        fresh.run(healthy);
        assertClosedAndSaid(fresh);
        assertThat(fresh.accepts(right.reveal())).isEqualTo(suffered.isFound());

        List<Fact<Password>> later = new ArrayList<>(List.of(Fact.found(right, Origin.parameterStore("jenkins-pwd"))));
        TestJenkins settled = jenkins(healthy, later);
        settled.run(healthy);
        later.set(0, suffered);
        assertThat(settled.run(healthy)).isEmpty();
        assertThat(settled.accepts(right.reveal())).isTrue();
        assertClosedAndSaid(settled);

        Fact<Password> healed = bench.healed(cell.call(), key, FaultMatrixIT::read);
        answers.set(0, healed);
        fresh.run(healthy);
        assertThat(fresh.accepts(right.reveal())).isTrue();
        return List.of(words(suffered, "the password is found"));
    }

    private List<String> notification(Cell cell, String key) throws Exception {
        Fact<String> suffered = bench.suffering(cell.call(), cell.fault(), key, this::publish);
        assertThat(bench.healed(cell.call(), key, this::publish).isFound()).isTrue();
        return List.of(words(suffered, "the topic has the message"));
    }

    private List<String> agents(Cell cell, int id, String key) throws Exception {
        String operation =
                cell.call().wholeServer() ? "ecs:RunTask" : cell.call().operation();
        AgentCalls.Prepared call = agents.prepare(operation, id);
        String suffered = bench.suffering(cell.call(), cell.fault(), key, call::make);
        String healed = bench.healed(cell.call(), key, call::make);
        AgentCalls.Prepared another = agents.prepare(operation, ids.incrementAndGet());
        assertThat(healed)
                .as("made again, it brings what it brings without a fault")
                .isEqualTo(another.make(bench.emulator.environment()));
        return List.of(FactState.stable(suffered.equals(healed) ? "as without a fault: " + healed : suffered));
    }

    private static String words(Fact<?> fact, String found) {
        return FactState.stable(fact.absence()
                .map(absent -> {
                    assertForPeople(absent.remedy());
                    assertThat(absent.remedy()).isNotBlank();
                    return absent.cause().name().toLowerCase(Locale.ROOT) + ": " + absent.reason();
                })
                .orElse(found));
    }

    private static void assertClosedAndSaid(TestJenkins jenkins) {
        assertThat(jenkins.closed()).as("Jenkins is closed").isTrue();
        for (Problem problem : jenkins.status().plan().problems()) {
            assertForPeople(problem.line());
            assertThat(problem.remedy()).isNotBlank();
        }
    }

    /** The codes of errors are in AWS' own words, by which a person finds them. */
    private static void assertForPeople(String text) {
        assertThat(text.replaceAll("(AccessDenied|Throttling)Exception", "")).doesNotContain(NOT_FOR_PEOPLE);
    }

    private static Discovered discover(Map<String, String> env) throws InterruptedException {
        return AwsDiscovery.of(env).discover(call -> {});
    }

    private static Fact<Password> read(Map<String, String> env) {
        return new AdminPassword(env).read(new PasswordParameter("jenkins-pwd", Optional.empty()));
    }

    private Fact<String> publish(Map<String, String> env) {
        Arn topic =
                Arn.parse(healthy.environment().parameters().topic().optional().orElseThrow());
        return new SnsTopic(env, topic).publish("subject", "text", Map.of("job", "a", "result", "FAILURE"));
    }

    private TestJenkins settled() throws Exception {
        TestJenkins jenkins = jenkins(healthy);
        jenkins.run(healthy);
        return jenkins;
    }

    private TestJenkins jenkins(Discovered discovered) throws Exception {
        return jenkins(discovered, List.of(PASSWORD));
    }

    private TestJenkins jenkins(Discovered discovered, List<Fact<Password>> answer) throws Exception {
        return new TestJenkins(
                Files.createTempDirectory(folder, "home"),
                bench.emulator.environment(),
                discovered,
                parameter -> answer.get(0));
    }
}
