// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.plan;

import io.jenkins.plugins.fargatecontroller.environment.Arn;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of values that AWS, Docker or Jenkins define. */
final class AwsType {

    /** ECS: up to 255 letters, numbers, hyphens and underscores. */
    private static final Pattern CLUSTER_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,254}");

    /** A distribution reference: [registry/]path[:tag][@digest], lower case but for the tag. */
    private static final Pattern IMAGE = Pattern.compile(
            "(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::[\\w][\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    /** Characters that mean something in a Jenkins label expression, or separate labels. */
    private static final Pattern LABEL = Pattern.compile("[^\\s\"'()&|!<>,;]+");

    private AwsType() {}

    static Type<Arn> role() {
        return Type.text(text -> {
            String expected = "'%s' is no IAM role; expected arn:aws:iam::ACCOUNT:role/NAME".formatted(text);
            if (!Arn.looksLike(text)) {
                throw new IllegalArgumentException(expected);
            }
            Arn arn = Arn.parse(text);
            if (!arn.names("iam", "role")) {
                throw new IllegalArgumentException(expected);
            }
            return arn;
        });
    }

    /** A cluster's ARN or short name, as text. */
    static Type<String> cluster() {
        return Type.text(text -> {
            boolean valid = Arn.looksLike(text)
                    ? Arn.parse(text).names("ecs", "cluster")
                    : CLUSTER_NAME.matcher(text).matches();
            if (valid) {
                return text;
            }
            throw new IllegalArgumentException(
                    "'%s' is no ECS cluster; expected a name or arn:aws:ecs:REGION:ACCOUNT:cluster/NAME"
                            .formatted(text));
        });
    }

    /** Ids such as {@code subnet-0a1b2c3d}. */
    static Type<List<String>> ids(String prefix) {
        Pattern pattern = Pattern.compile(prefix + "-[0-9a-f]{8}(?:[0-9a-f]{9})?");
        return Type.list(matching(pattern, "an id such as " + prefix + "-0a1b2c3d4e5f67890"));
    }

    static Type<String> image() {
        return Type.matching(IMAGE, "a container image such as jenkins/inbound-agent:jdk21");
    }

    /** One or more labels with spaces between. */
    static Type<String> labels() {
        return Type.text(text -> {
            UnaryOperator<String> label = matching(LABEL, "labels with spaces between, without quotes and operators");
            return Stream.of(text.split("\\s+")).map(label).collect(Collectors.joining(" "));
        });
    }

    /** The names that container environment variables may have. */
    static UnaryOperator<String> variable() {
        return matching(Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"), "a variable's name such as MAVEN_OPTS");
    }

    /** An absolute http or https URL; it gets a slash at its end. */
    static Type<URI> url() {
        return Type.text(text -> {
            String expected = "'%s' is no URL; expected http(s)://HOST[:PORT]/".formatted(text);
            try {
                URI url = new URI(text.endsWith("/") ? text : text + "/");
                boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                if (web && url.getHost() != null && url.getUserInfo() == null) {
                    return url;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(expected, e);
            }
            throw new IllegalArgumentException(expected);
        });
    }

    private static UnaryOperator<String> matching(Pattern pattern, String expected) {
        Type<String> type = Type.matching(pattern, expected);
        return text -> type.read(new Tree.Text(text, ""));
    }
}
