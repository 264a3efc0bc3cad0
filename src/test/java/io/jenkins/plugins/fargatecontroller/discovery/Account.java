// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.discovery.calls.PageToken;
import io.jenkins.plugins.fargatecontroller.discovery.calls.ResultPage;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * An AWS account in memory, whole unless a test takes something away or lets a call fail. Its listings give one item a
 * page, so each that matters has two pages or more.
 */
final class Account implements Aws, Ecs, CloudMap, FileSystems, LoadBalancers, ParameterStore {

    static final String PREFIX = "arn:aws:ecs:eu-central-1:123456789012:";
    static final Arn CLUSTER = Arn.parse(PREFIX + "cluster/demo");
    static final Arn SPOT_CLUSTER = Arn.parse(PREFIX + "cluster/demo-spot");
    static final Arn TARGET_GROUP =
            Arn.parse("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1");
    static final Arn BALANCER =
            Arn.parse("arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/demo/1");

    Optional<RunningTask> task = Optional.of(new RunningTask(
            Optional.of("service:controller"),
            Optional.of("subnet-1"),
            Optional.of("10.0.1.72"),
            Optional.of("eu-central-1a")));
    Optional<RunningService> service = Optional.of(service(
            List.of(Arn.parse("arn:aws:servicediscovery:eu-central-1:123456789012:service/srv-1")),
            List.of(new TargetOfBalancer(TARGET_GROUP, "jenkins", 8080))));
    TaskDefinition definition =
            definition(container(List.of(50000, 8080), new MountPoint("home", "/var/jenkins_home")));
    final Map<Arn, ClusterState> clusters = new HashMap<>(Map.of(
            CLUSTER,
            new ClusterState(CLUSTER, "ACTIVE", List.of("FARGATE")),
            SPOT_CLUSTER,
            new ClusterState(SPOT_CLUSTER, "ACTIVE", List.of("FARGATE_SPOT"))));
    Namespace namespace = new Namespace("demo.local", true);
    List<Listener> listeners =
            List.of(new Listener("HTTP", 80, Set.of()), new Listener("HTTPS", 443, Set.of(TARGET_GROUP)));
    final List<Parameter> parameters = new ArrayList<>(List.of(
            parameter("/jenkins/demo/templates/b", "{\"label\": \"b\"}"),
            parameter("/jenkins/demo/templates/a", "{\"label\": \"a\"}"),
            parameter("/jenkins/demo/spot-cluster", "demo-spot"),
            parameter("/jenkins/demo/notification-topic", "arn:aws:sns:eu-central-1:123456789012:demo"),
            parameter("/jenkins/demo/root-url", "https://jenkins.example.com")));
    List<Arn> balancers = List.of(BALANCER);
    Optional<String> dnsName = Optional.of("demo-1.elb.example");
    final Set<String> secrets = Set.of("jenkins-pwd");

    /** What was asked, in the order in which it was. */
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    Runnable closing = () -> {};

    private final Map<String, CallException> failures = new HashMap<>();
    private Consumer<String> hook = operation -> {};

    static Parameter parameter(String name, String value) {
        return new Parameter(name, Optional.of(value));
    }

    static RunningService service(List<Arn> registries, List<TargetOfBalancer> targets) {
        return new RunningService(
                Arn.parse(PREFIX + "service/demo/controller"),
                new NetworkSettings(List.of("subnet-1", "subnet-2"), List.of("sg-1", "sg-2"), false),
                registries,
                targets);
    }

    static DefinedContainer container(List<Integer> ports, MountPoint... mounts) {
        return new DefinedContainer(
                "jenkins",
                ports.stream()
                        .map(port -> new Ecs.TcpPort(port, Optional.empty()))
                        .toList(),
                List.of(mounts),
                Optional.of(new LogConfiguration("awslogs", Optional.of("/ecs/demo"))));
    }

    static TaskDefinition definition(DefinedContainer... containers) {
        return new TaskDefinition(
                Optional.of(Arn.parse("arn:aws:iam::123456789012:role/demo")),
                Optional.of(Arn.parse("arn:aws:iam::123456789012:role/demo-execution")),
                Map.of(
                        "home",
                        new Volume(Optional.of(new EfsVolume("fs-1", Optional.of("fsap-1"), true))),
                        "tools",
                        new Volume(Optional.of(new EfsVolume("fs-2", Optional.empty(), false))),
                        "scratch",
                        new Volume(Optional.empty())),
                List.of(containers));
    }

    Account failing(String operation, CallException failure) {
        failures.put(operation, failure);
        return this;
    }

    /** Lets a test see, hold up or break each call. */
    Account onCall(Consumer<String> observer) {
        hook = observer;
        return this;
    }

    private void called(String operation) throws CallException {
        asked.add(operation);
        hook.accept(operation);
        if (failures.containsKey(operation)) {
            throw failures.get(operation);
        }
    }

    @Override
    public Optional<RunningTask> task(Arn cluster, Arn arn) throws CallException {
        called(EcsAnswers.TASKS);
        return task;
    }

    @Override
    public Optional<RunningService> service(Arn cluster, String name) throws CallException {
        called(EcsAnswers.SERVICES);
        return service.filter(one -> one.arn().name().equals(name));
    }

    @Override
    public TaskDefinition taskDefinition(String familyAndRevision) throws CallException {
        called(EcsAnswers.DEFINITION);
        return definition;
    }

    @Override
    public Optional<ClusterState> cluster(Arn cluster) throws CallException {
        called(EcsAnswers.CLUSTERS);
        return Optional.ofNullable(clusters.get(cluster));
    }

    @Override
    public RegisteredService service(String id) throws CallException {
        called(NetworkSurvey.SERVICE);
        return new RegisteredService("controller", "ns-" + id, true);
    }

    @Override
    public Namespace namespace(String id) throws CallException {
        called(NetworkSurvey.NAMESPACE);
        return namespace;
    }

    @Override
    public Optional<FileSystemMode> mode(String fileSystem) throws CallException {
        called(StorageSurvey.FILE_SYSTEMS);
        return Optional.of(new FileSystemMode("generalPurpose", "elastic", fileSystem.equals("fs-1")));
    }

    @Override
    public List<Arn> of(Arn targetGroup) throws CallException {
        called(NetworkSurvey.TARGET_GROUPS);
        return balancers;
    }

    @Override
    public Optional<String> dnsName(Arn loadBalancer) throws CallException {
        called(NetworkSurvey.BALANCERS);
        return dnsName;
    }

    @Override
    public ResultPage<Listener> listeners(Arn loadBalancer, PageToken marker) throws CallException {
        called(NetworkSurvey.LISTENERS);
        return page(listeners, marker);
    }

    @Override
    public ResultPage<Parameter> below(String path, PageToken token) throws CallException {
        called(StoredParameters.LISTING);
        return page(
                parameters.stream()
                        .filter(one -> one.name().startsWith(path + "/"))
                        .toList(),
                token);
    }

    @Override
    public Optional<String> type(String name) throws CallException {
        called(StoredParameters.ONE);
        return secrets.contains(name) ? Optional.of(Parameter.SECURE) : Optional.empty();
    }

    private static <T> ResultPage<T> page(List<T> items, PageToken token) {
        int from = token.text().map(Integer::valueOf).orElse(0);
        int to = Math.min(from + 1, items.size());
        return new ResultPage<>(
                items.subList(from, to), to < items.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    @Override
    public Ecs ecs() {
        return this;
    }

    @Override
    public CloudMap cloudMap() {
        return this;
    }

    @Override
    public FileSystems fileSystems() {
        return this;
    }

    @Override
    public LoadBalancers loadBalancers() {
        return this;
    }

    @Override
    public ParameterStore parameterStore() {
        return this;
    }

    @Override
    public void close() {
        asked.add("close");
        closing.run();
    }
}
