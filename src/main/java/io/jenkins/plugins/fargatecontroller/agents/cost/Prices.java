// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The prices of Fargate, read from a file that says when and where each was found.
 *
 * @see <a href="https://aws.amazon.com/fargate/pricing/">prices</a>
 */
public final class Prices {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final BigDecimal UNITS = BigDecimal.valueOf(1024);
    private static final int FREE_STORAGE = 20;
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final JsonNode regions;

    private Prices(JsonNode regions) {
        this.regions = regions;
    }

    /** The file that comes with the plugin. */
    public static Prices builtIn() {
        try (InputStream file = Prices.class.getResourceAsStream("prices.json")) {
            if (file == null) {
                throw new IllegalStateException("prices.json is not beside its class");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Prices read(InputStream file) throws IOException {
        return new Prices(JsonMapper.builder().build().readTree(file).path("regions"));
    }

    public Set<String> regions() {
        Set<String> names = new TreeSet<>();
        regions.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Where and when the figures of a region were found; empty if there are none. */
    public Optional<String> source(String region) {
        JsonNode node = regions.path(region);
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                        node.path("source").asText() + ", " + node.path("date").asText());
    }

    /** What a task cost; empty if no price is known for its region. It is billed by the second, a minute at least. */
    public Optional<Cost> of(Billed task) {
        Duration time = task.time().compareTo(LEAST) < 0 ? LEAST : task.time();
        BigDecimal hours = BigDecimal.valueOf(time.toSeconds()).divide(SECONDS, MathContext.DECIMAL64);
        return hourly(task).map(hour -> new Cost(hour.amount().multiply(hours), hour.exact()));
    }

    /** What an hour of it costs. */
    public Optional<Cost> hourly(Billed task) {
        JsonNode region = regions.path(task.region());
        JsonNode known = region.path(task.architecture());
        JsonNode usual = known.isMissingNode() ? region.path("X86_64") : known;
        if (usual.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode spot = usual.path("spot");
        boolean exact = !known.isMissingNode() && (!task.spot() || !spot.isMissingNode());
        JsonNode price = task.spot() && !spot.isMissingNode() ? spot : usual;
        BigDecimal cpu = per(task.shape().cpu(), price.path("vcpu"));
        BigDecimal memory = per(task.shape().memory(), price.path("gb"));
        return Optional.of(storage(task, region, new Cost(cpu.add(memory), exact)));
    }

    private static BigDecimal per(int units, JsonNode price) {
        return BigDecimal.valueOf(units).divide(UNITS).multiply(price.decimalValue());
    }

    /** Twenty GiB are free; a price that is not known for the region makes the sum inexact. */
    private Cost storage(Billed task, JsonNode region, Cost rest) {
        int more = task.shape().storage().orElse(FREE_STORAGE) - FREE_STORAGE;
        if (more <= 0) {
            return rest;
        }
        JsonNode price = region.path("storage");
        BigDecimal each = price.isMissingNode() ? dearest() : price.decimalValue();
        return new Cost(
                rest.amount().add(each.multiply(BigDecimal.valueOf(more))), rest.exact() && !price.isMissingNode());
    }

    /** Of the figures that are known. */
    private BigDecimal dearest() {
        BigDecimal most = BigDecimal.ZERO;
        for (JsonNode region : regions) {
            most = most.max(region.path("storage").decimalValue());
        }
        return most;
    }
}
