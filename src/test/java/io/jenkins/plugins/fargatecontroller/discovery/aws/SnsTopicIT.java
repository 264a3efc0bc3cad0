// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sns.SnsClient;

/** Publishes to the topic that the infrastructure names, and sees what a subscriber with a filter policy gets. */
@Execution(ExecutionMode.CONCURRENT)
class SnsTopicIT {

    private static final Map<String, String> ATTRIBUTES = Map.of("job", "team/app", "result", "FAILURE");

    @Test
    void aSubscriberGetsTheMessage() throws IOException, InterruptedException {
        BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        HttpServer subscriber = subscriber(received);
        try (Emulator emulator = Emulator.start("stack")) {
            Arn topic = topic(emulator);
            subscribe(emulator, topic, subscriber);
            SnsTopic told = new SnsTopic(emulator.environment(), topic);
            assertThat(told.publish("aborted", "Not wanted.", Map.of("job", "team/app", "result", "ABORTED"))
                            .isFound())
                    .isTrue();
            Fact<String> answer = told.publish("é failed", "One.\nTwo.", ATTRIBUTES);
            JsonNode message = received.poll(30, TimeUnit.SECONDS);
            assertThat(message).as("the message, after the answer " + answer).isNotNull();
            assertThat(answer.optional()).contains(message.path("MessageId").asText());
            assertThat(message.path("TopicArn").asText()).isEqualTo(topic.toString());
            assertThat(message.path("Subject").asText()).isEqualTo("é failed");
            assertThat(message.path("Message").asText()).isEqualTo("One.\nTwo.");
        } finally {
            subscriber.stop(0);
        }
    }

    @Test
    void whatGoesWrongIsAnAbsentFactWithARemedy() throws IOException, InterruptedException {
        try (Emulator emulator = Emulator.start("two-clusters", "--fail", "sns:Publish=AuthorizationError*1")) {
            Arn topic = topic(emulator);
            assertThat(publish(emulator, topic).absence()).hasValueSatisfying(denied -> {
                assertThat(denied.cause()).isEqualTo(Fact.Cause.DENIED);
                assertThat(denied.reason()).endsWith(" may not call sns:Publish");
                assertThat(denied.remedy()).isEqualTo("allow sns:Publish on " + topic + " in the task role");
            });
            assertThat(publish(emulator, topic.sibling("sns", "gone")).absence())
                    .hasValueSatisfying(missing -> {
                        assertThat(missing.cause()).isEqualTo(Fact.Cause.NONE);
                        assertThat(missing.remedy()).isEqualTo("check that it has not been deleted");
                    });
        }
    }

    @Test
    void aKeyThatCannotBeUsedIsNamed() throws IOException, InterruptedException {
        try (Emulator emulator = Emulator.start("two-clusters", "--fail", "sns:Publish=KMSAccessDenied")) {
            assertThat(publish(emulator, topic(emulator)).absence()).hasValueSatisfying(failed -> {
                assertThat(failed.reason()).startsWith("sns:Publish: KMSAccessDenied, ");
                assertThat(failed.remedy()).contains("kms:GenerateDataKey and kms:Decrypt");
            });
        }
    }

    private static Fact<String> publish(Emulator emulator, Arn topic) {
        return new SnsTopic(emulator.environment(), topic).publish("subject", "text", ATTRIBUTES);
    }

    private static Arn topic(Emulator emulator) throws InterruptedException {
        return AwsDiscovery.of(emulator.environment())
                .discover(call -> {})
                .environment()
                .parameters()
                .topic()
                .optional()
                .map(Arn::parse)
                .orElseThrow();
    }

    private static void subscribe(Emulator emulator, Arn topic, HttpServer subscriber) {
        try (Clients clients = new Clients(emulator.environment(), topic.region());
                SnsClient client = clients.build(SnsClient.builder(), "SNS")) {
            client.subscribe(request -> request.topicArn(topic.toString())
                    .protocol("http")
                    .attributes(
                            Map.of("FilterPolicy", "{\"job\": [{\"prefix\": \"team/\"}], \"result\": [\"FAILURE\"]}"))
                    .endpoint("http://127.0.0.1:" + subscriber.getAddress().getPort() + "/"));
        }
    }

    private static HttpServer subscriber(BlockingQueue<JsonNode> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        JsonMapper json = new JsonMapper();
        server.createContext("/", exchange -> {
            received.add(json.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
