// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataHttpTest {

    private static final int SILENT = -1;

    private final MetadataHttp http = new MetadataHttp(Duration.ofMillis(500), Duration.ofMillis(1));
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;
    private String body = "{\"Name\": \"jénkins\"}";

    MetadataHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            int status = statuses.isEmpty() ? 200 : statuses.remove();
            if (status == SILENT) {
                await();
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void theBodyIsReadAsUtf8() throws Exception {
        assertThat(http.get(address())).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, SILENT})
    void aFailureOfTheServerIsTriedAgainOnce(int status) throws Exception {
        statuses.add(status);
        assertThat(http.get(address())).isEqualTo(body);
        assertThat(requests).hasValue(2);
    }

    @Test
    void twoFailuresAreTold() {
        statuses.addAll(List.of(500, 500));
        assertThatThrownBy(() -> http.get(address()))
                .isInstanceOf(CallException.class)
                .hasMessage("no answer from " + address() + " (status 500)");
    }

    @Test
    void silenceIsTold() {
        statuses.addAll(List.of(SILENT, SILENT));
        assertThatThrownBy(() -> http.get(address()))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("(no answer in time)");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 302})
    void anotherStatusIsNotTriedAgain(int status) {
        statuses.add(status);
        assertThatThrownBy(() -> http.get(address()))
                .isInstanceOf(CallException.class)
                .hasMessage("the task metadata endpoint answered with status " + status);
        assertThat(requests).hasValue(1);
    }

    @Test
    void anEndlessBodyIsNotRead() {
        body = "x".repeat((1 << 20) + 1);
        assertThatThrownBy(() -> http.get(address()))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("answered more than 1048576 bytes");
    }

    /** Each byte comes in time, and the whole never would. */
    @ParameterizedTest
    @ValueSource(strings = {"body", "head"})
    void aDripIsCutOff(String part) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> {
                while (!socket.isClosed()) {
                    drip(socket, part.equals("body") ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 200 OK\r\nX: ");
                }
            });
            dripping.setDaemon(true);
            dripping.start();
            URI uri = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
            assertThatThrownBy(() -> http.get(uri))
                    .isInstanceOf(CallException.class)
                    .hasMessageStartingWith("no answer from " + uri);
        }
    }

    private static void drip(ServerSocket socket, String head) {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.getOutputStream().write('x');
                client.getOutputStream().flush();
                Thread.sleep(50);
            }
        } catch (IOException e) {
            // the client has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anotherSchemeIsTold() {
        assertThatThrownBy(() -> http.get(URI.create("file:///etc/hostname")))
                .isInstanceOf(CallException.class)
                .hasMessageContaining("not an HTTP address");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v4/1");
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
