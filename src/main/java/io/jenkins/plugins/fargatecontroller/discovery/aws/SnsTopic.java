// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.Arn;
import io.jenkins.plugins.fargatecontroller.environment.Fact;
import io.jenkins.plugins.fargatecontroller.settings.Origin;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * An SNS topic, asked in its own region.
 *
 * @param env the environment variables of the controller's container
 */
public record SnsTopic(Map<String, String> env, Arn arn) {

    private static final String OPERATION = "sns:Publish";

    public SnsTopic {
        env = Map.copyOf(env);
    }

    /**
     * Publishes now; found is the id that SNS gave the message.
     *
     * @param subject under 100 characters, without line breaks
     * @param attributes by which subscribers filter; none may be empty
     * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">the limits</a>
     */
    public Fact<String> publish(String subject, String text, Map<String, String> attributes) {
        try (Clients clients = new Clients(env, arn.region());
                SnsClient client = clients.build(SnsClient.builder(), "SNS")) {
            String id = SdkCall.ask(
                    () -> client.publish(request -> request.topicArn(arn.toString())
                                    .subject(subject)
                                    .message(text)
                                    .messageAttributes(values(attributes)))
                            .messageId(),
                    NotFoundException.class);
            return Fact.found(Checked.named(id, "id of the message"), Origin.discovered(OPERATION));
        } catch (CallException e) {
            return e.toFact(OPERATION, arn.toString());
        }
    }

    private static Map<String, MessageAttributeValue> values(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        attribute -> MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(attribute.getValue())
                                .build()));
    }
}
