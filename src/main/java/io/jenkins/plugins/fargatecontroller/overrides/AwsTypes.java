// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.overrides;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.ClusterReference;
import io.jenkins.plugins.fargatecontroller.settings.ConfigNode;
import io.jenkins.plugins.fargatecontroller.settings.Quoted;
import io.jenkins.plugins.fargatecontroller.settings.ValueType;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of values that AWS, Docker or Jenkins define. */
final class AwsTypes {

    /** IAM: a path and a name of up to 64 characters. */
    private static final Pattern ROLE = Pattern.compile("(?:[!-.0-~]+/)*+[\\w+=,.@-]{1,64}");

    /** A distribution reference: [registry/]path[:tag][@digest], lower case but for registry and tag. */
    private static final Pattern IMAGE = Pattern.compile("(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?"
            + "[a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*+"
            + "(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    /** SNS: up to 256 letters, digits, hyphens and underscores. A FIFO topic, whose name ends in .fifo, takes no mail. */
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    /**
     * Without the characters that mean something in a Jenkins label expression, separate labels, or that Jenkins refuses
     * in the name of a node, of which the label becomes a part ({@code Jenkins.checkGoodName}); and without what ECS does
     * not take in the value of a tag, which a task has for its labels ({@code TagValue} in its API: letters, digits,
     * separators and any of {@code _.:/=+-@}). A file name has 255 bytes, and the name of the cloud and a suffix stand
     * beside the label.
     */
    private static final Pattern LABEL = Pattern.compile("(?!\\.+$)[\\p{L}\\p{N}_.=+-]{1,100}(?<!\\.)");

    /** As a file system counts them. */
    private static final int MOST_BYTES_OF_LABEL = 150;

    private static final Pattern LOOPBACK = Pattern.compile(
            "(?i)(?:.*\\.)?localhost\\.?|127\\.[0-9.]{1,15}|0\\.0\\.0\\.0|\\[?(?:::1?|0*(?::0*){1,7}1?)\\]?");

    private static final int HIGHEST_PORT = 65535;

    private AwsTypes() {}

    static ValueType<Arn> role() {
        return ValueType.text(text -> Arn.find(text)
                .filter(arn -> arn.names("iam", "role")
                        && ROLE.matcher(arn.resourceId()).matches())
                .orElseThrow(() -> new IllegalArgumentException(
                        Quoted.of(text) + " is not an IAM role; expected arn:aws:iam::ACCOUNT:role/NAME")));
    }

    static ValueType<Arn> topic() {
        return ValueType.text(text -> Arn.find(text)
                .filter(arn -> arn.service().equals("sns")
                        && !arn.region().isEmpty()
                        && TOPIC.matcher(arn.resource()).matches())
                .orElseThrow(() -> new IllegalArgumentException(
                        Quoted.of(text) + " is not a standard SNS topic; expected arn:aws:sns:REGION:ACCOUNT:NAME")));
    }

    static ValueType<ClusterReference> cluster() {
        return ValueType.text(text -> ClusterReference.find(text)
                .orElseThrow(() -> new IllegalArgumentException(Quoted.of(text)
                        + " is not an ECS cluster; expected a name or arn:aws:ecs:REGION:ACCOUNT:cluster/NAME")));
    }

    /** Ids such as {@code subnet-0a1b2c3d}. */
    static ValueType<List<String>> ids(String prefix, int most) {
        Pattern pattern = Pattern.compile(prefix + "-[0-9a-f]{8}(?:[0-9a-f]{9})?");
        ValueType<List<String>> list =
                ValueType.list(matching(pattern, "an id such as " + prefix + "-0a1b2c3d4e5f67890"));
        return tree -> {
            List<String> ids = list.read(tree);
            if (ids.size() > most) {
                throw new IllegalArgumentException("has %d ids; ECS takes at most %d".formatted(ids.size(), most));
            }
            return ids;
        };
    }

    static ValueType<String> image() {
        return ValueType.matching(IMAGE, "a container image such as jenkins/inbound-agent:jdk21");
    }

    /** One or more labels with spaces between. */
    static ValueType<String> labels() {
        UnaryOperator<String> shape = matching(
                LABEL,
                "labels with spaces between, each of up to 100 letters, digits and any of _.=+- without a dot at its"
                        + " end");
        UnaryOperator<String> label = text -> {
            if (shape.apply(text).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_LABEL) {
                throw new IllegalArgumentException(
                        "%s is too long; expected at most %d bytes".formatted(Quoted.of(text), MOST_BYTES_OF_LABEL));
            }
            return text;
        };
        return ValueType.text(
                text -> Stream.of(text.split("\\s+")).map(label).distinct().collect(Collectors.joining(" ")));
    }

    /** The names that container environment variables may have. */
    static UnaryOperator<String> variable() {
        return matching(Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"), "a variable's name such as MAVEN_OPTS");
    }

    /** An absolute http or https URL; it gets a slash at its end. */
    static ValueType<URI> url() {
        return ValueType.text(text -> parsed(text.endsWith("/") ? text : text + "/")
                .filter(AwsTypes::isWeb)
                .orElseThrow(() -> new IllegalArgumentException(Quoted.of(text)
                        + " is not a URL; expected http(s)://HOST[:PORT]/ without user, query or fragment")));
    }

    /** The same, at which others than this host find it. */
    static ValueType<URI> urlForOthers() {
        ValueType<URI> any = url();
        return tree -> {
            URI url = any.read(tree);
            refuseLoopback(url.getHost());
            return url;
        };
    }

    private static void refuseLoopback(String host) {
        if (LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    Quoted.of(host) + " is the agent's own host; expected a name or address of the controller");
        }
    }

    /** {@code HOST:PORT}, where either may be left out. */
    static ValueType<String> tunnel() {
        UnaryOperator<String> shape =
                matching(Pattern.compile("[A-Za-z0-9._-]*:[0-9]{0,5}"), "HOST:PORT, HOST: or :PORT");
        return ValueType.text(text -> {
            String tunnel = shape.apply(text);
            String port = tunnel.substring(tunnel.indexOf(':') + 1);
            refuseLoopback(tunnel.substring(0, tunnel.indexOf(':')));
            if (tunnel.equals(":") || (!port.isEmpty() && Integer.parseInt(port) > HIGHEST_PORT)) {
                throw new IllegalArgumentException(
                        Quoted.of(text) + " is not valid; expected HOST:PORT, HOST: or :PORT");
            }
            return tunnel;
        });
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean bare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
        return web && bare && url.getHost() != null && url.getPort() <= HIGHEST_PORT;
    }

    private static UnaryOperator<String> matching(Pattern pattern, String expected) {
        ValueType<String> type = ValueType.matching(pattern, expected);
        return text -> type.read(new ConfigNode.Scalar(text, ""));
    }
}
