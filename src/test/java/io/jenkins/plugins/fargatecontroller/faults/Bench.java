// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.faults;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.fargatecontroller.discovery.metadata.OwnTask;
import io.jenkins.plugins.fargatecontroller.emulator.Emulator;
import io.jenkins.plugins.fargatecontroller.environment.Variables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** An account in which single calls can be made to fail, for those who use one access key and for no others. */
final class Bench implements AutoCloseable {

    /** Nothing listens at the lowest port. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private static final String CREDENTIALS = "aws.containerCredentialsFullUri";

    private static final Map<String, String> ENDPOINTS = Map.of(
            "ecs", "ECS",
            "ssm", "SSM",
            "sns", "SNS",
            "servicediscovery", "SERVICEDISCOVERY",
            "elasticfilesystem", "EFS",
            "elasticloadbalancing", "ELASTIC_LOAD_BALANCING_V2");

    final Emulator emulator;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Faults of an endpoint in the container strike everybody. */
    private final ReadWriteLock container = new ReentrantReadWriteLock();

    Bench(Emulator emulator) {
        this.emulator = emulator;
        System.setProperty(CREDENTIALS, emulator.credentials());
    }

    @Override
    public void close() throws IOException {
        System.clearProperty(CREDENTIALS);
        emulator.close();
    }

    /** The environment of somebody with an access key of their own. */
    Map<String, String> environment(RemoteCall call, String key) {
        Map<String, String> env = new HashMap<>(emulator.environment());
        if (call.service().equals("credentials")) {
            env.remove("AWS_ACCESS_KEY_ID");
            env.remove("AWS_SECRET_ACCESS_KEY");
        } else {
            env.put("AWS_ACCESS_KEY_ID", key);
        }
        return env;
    }

    /** Makes something while a call suffers. */
    <T> T suffering(RemoteCall call, Fault fault, String key, Made<T> made) throws Exception {
        Map<String, String> env = environment(call, key);
        return locked(call, () -> {
            if (fault.equals(Fault.REFUSED)) {
                return refused(call, env, made);
            }
            String id = control("POST", "", fault.request(call, path(call), key));
            try {
                return made.with(env);
            } finally {
                control("DELETE", "/" + id, "");
            }
        });
    }

    /** Makes the same while nothing suffers. */
    <T> T healed(RemoteCall call, String key, Made<T> made) throws Exception {
        return locked(call, () -> made.with(environment(call, key)));
    }

    /** Makes something in an environment. */
    @FunctionalInterface
    interface Made<T> {
        T with(Map<String, String> env) throws Exception;
    }

    private static <T> T refused(RemoteCall call, Map<String, String> env, Made<T> made) throws Exception {
        if (call.service().equals("credentials")) {
            String before = System.setProperty(CREDENTIALS, NOWHERE + "/v2/credentials/1");
            try {
                return made.with(env);
            } finally {
                System.setProperty(CREDENTIALS, Objects.requireNonNull(before));
            }
        }
        if (call.service().equals("metadata")) {
            env.put(Variables.METADATA, NOWHERE + "/v4/1");
        } else {
            String variable = Objects.requireNonNull(
                    ENDPOINTS.get(call.service()), "name the endpoint's variable of " + call.service());
            env.put("AWS_ENDPOINT_URL_" + variable, NOWHERE);
        }
        return made.with(env);
    }

    private <T> T locked(RemoteCall call, Callable<T> work) throws Exception {
        Lock lock = call.inContainer() ? container.writeLock() : container.readLock();
        lock.lock();
        try {
            return work.call();
        } finally {
            lock.unlock();
        }
    }

    private static String path(RemoteCall call) {
        return switch (call.operation()) {
            case OwnTask.TASK -> "metadata:/task";
            case OwnTask.CONTAINER -> "metadata:";
            default -> call.operation();
        };
    }

    /** The kinds of faults that the emulator knows, as it names them to those who ask for another one. */
    String kinds() throws IOException, InterruptedException {
        return send("POST", "", "{\"call\": \"*:*\", \"fault\": \"another\"}");
    }

    private String control(String method, String path, String body) throws IOException, InterruptedException {
        String answer = send(method, path, body);
        return JsonMapper.builder()
                .build()
                .readTree(answer)
                .path("faults")
                .path(0)
                .path("id")
                .asText();
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.control() + "/moto-api/faults" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
