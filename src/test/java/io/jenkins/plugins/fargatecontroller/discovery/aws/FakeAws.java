// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AWS and the metadata endpoint over HTTP: an account with everything, of which a test replaces single answers. */
final class FakeAws implements AutoCloseable {

    static final String TASK = "metadata:task";
    private static final Pattern ACTION = Pattern.compile("Action=([A-Za-z]+)");
    private static final String ECS = "arn:aws:ecs:eu-central-1:123456789012:";
    private static final String ELB = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:";

    /** Answers by operation. */
    final Map<String, String> answers = new HashMap<>();

    final Map<String, Integer> statuses = new HashMap<>();
    final Map<String, Way> ways = new HashMap<>();
    private final HttpServer server;

    /** How an answer is sent. */
    @FunctionalInterface
    interface Way {
        void send(HttpExchange exchange) throws IOException;
    }

    FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        answers.put(TASK, """
            {"Cluster": "demo", "TaskARN": "%stask/demo/1", "Family": "demo", "Revision": "1",
             "ServiceName": "controller", "Containers": [{"Name": "jenkins"}]}\
            """.formatted(ECS));
        answers.put("metadata:container", "{\"Name\": \"jenkins\"}");
        answers.put(
                "DescribeTasks", "{\"tasks\": [{\"taskArn\": \"%stask/demo/1\"}], \"failures\": []}".formatted(ECS));
        answers.put("DescribeServices", services("\"subnet-1\"", "\"sg-1\""));
        answers.put("DescribeTaskDefinition", """
            {"taskDefinition": {"executionRoleArn": "arn:aws:iam::123456789012:role/e",
             "volumes": [{"name": "home", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}],
             "containerDefinitions": [{"name": "jenkins", "portMappings": [{"containerPort": 8080}],
               "mountPoints": [{"sourceVolume": "home", "containerPath": "/var/jenkins_home"}]}]}}\
            """);
        answers.put("DescribeClusters", """
            {"clusters": [{"clusterArn": "%scluster/demo", "status": "ACTIVE",
              "capacityProviders": ["FARGATE", "FARGATE_SPOT"]}], "failures": []}\
            """.formatted(ECS));
        answers.put("GetService", "{\"Service\": {\"Name\": \"controller\", \"NamespaceId\": \"ns-1\"}}");
        answers.put("GetNamespace", "{\"Namespace\": {\"Name\": \"demo.local\", \"Type\": \"DNS_PRIVATE\"}}");
        answers.put(
                "DescribeFileSystems",
                "{\"FileSystems\": [{\"PerformanceMode\": \"generalPurpose\", \"ThroughputMode\": \"elastic\"}]}");
        answers.put("DescribeTargetGroups", xml("DescribeTargetGroups", """
            <TargetGroups><member><LoadBalancerArns><member>%sloadbalancer/app/demo/1</member></LoadBalancerArns>\
            </member></TargetGroups>\
            """.formatted(ELB)));
        answers.put(
                "DescribeLoadBalancers",
                xml(
                        "DescribeLoadBalancers",
                        "<LoadBalancers><member><DNSName>demo.elb.example</DNSName></member></LoadBalancers>"));
        answers.put("DescribeListeners", xml("DescribeListeners", listener("443")));
        answers.put("GetParametersByPath", """
            {"Parameters": [{"Name": "/jenkins/demo/templates/app", "Type": "String", "Value": "{}"}]}\
            """);
        answers.put("GetParameter", "{\"Parameter\": {\"Name\": \"jenkins-pwd\", \"Type\": \"SecureString\"}}");
    }

    static String services(String subnets, String groups) {
        return """
            {"services": [{"serviceArn": "%sservice/demo/controller",
              "networkConfiguration": {"awsvpcConfiguration": {"subnets": [%s], "securityGroups": [%s]}},
              "serviceRegistries": [{"registryArn":
                "arn:aws:servicediscovery:eu-central-1:123456789012:service/srv-1"}],
              "loadBalancers": [{"targetGroupArn": "%stargetgroup/web/1", "containerName": "jenkins",
                "containerPort": 8080}]}], "failures": []}\
            """.formatted(ECS, subnets, groups, ELB);
    }

    static String listener(String port) {
        return "<Listeners><member><Protocol>HTTPS</Protocol><Port>%s</Port></member></Listeners>".formatted(port);
    }

    static String xml(String action, String result) {
        return "<%1$sResponse xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                .formatted(action, result);
    }

    Map<String, String> env() {
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        return new HashMap<>(Map.of(
                "ECS_CONTAINER_METADATA_URI_V4", here + "/v4/1",
                "AWS_ENDPOINT_URL", here,
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "secret-key",
                "FARGATE_CONTROLLER_PARAMETERS", "/jenkins/demo"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String operation = operation(exchange, body);
        exchange.setStreams(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null); // to be read again
        if (ways.containsKey(operation)) {
            ways.get(operation).send(exchange);
            return;
        }
        byte[] bytes = answers.getOrDefault(operation, "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(statuses.getOrDefault(operation, 200), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String operation(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/v4/1")) {
            return path.endsWith("/task") ? TASK : "metadata:container";
        }
        if (path.contains("file-systems")) {
            return "DescribeFileSystems";
        }
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Matcher action = ACTION.matcher(body);
        return target != null ? target.replaceFirst(".*\\.", "") : action.find() ? action.group(1) : "none";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
