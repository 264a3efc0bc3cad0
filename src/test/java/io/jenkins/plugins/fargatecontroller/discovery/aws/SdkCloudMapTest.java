// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.CloudMap;
import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DnsConfig;
import software.amazon.awssdk.services.servicediscovery.model.DnsRecord;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetServiceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetServiceResponse;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.Service;
import software.amazon.awssdk.services.servicediscovery.model.ServiceNotFoundException;

class SdkCloudMapTest {

    private final ScriptedClient<ServiceDiscoveryClient> client = new ScriptedClient<>(ServiceDiscoveryClient.class);
    private final SdkCloudMap cloudMap = new SdkCloudMap(new Lazy<>(client::client));

    private static void garbled(ThrowingCallable call, String text) {
        assertThat(catchThrowableOfType(CallException.class, call)).hasMessage("the answer " + text);
    }

    private static AwsServiceException missing(AwsServiceException.Builder kind, String code) {
        return kind.statusCode(404)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static Service.Builder service() {
        return Service.builder().name("controller").namespaceId("ns-1");
    }

    private CloudMap.RegisteredService read(Service.Builder service) throws CallException {
        client.answers(GetServiceResponse.builder().service(service.build()).build());
        return cloudMap.service("srv-1");
    }

    private static DnsConfig records(String... types) {
        return DnsConfig.builder()
                .dnsRecords(Arrays.stream(types)
                        .map(type -> type.isEmpty()
                                ? null
                                : DnsRecord.builder().type(type).ttl(10L).build())
                        .toList())
                .build();
    }

    @ParameterizedTest
    @CsvSource({"A, true", "SRV A, true", "AAAA, true", "CNAME, true", "SRV, false", "SRV SRV, false"})
    void srvRecordsAloneAreNoAddress(String types, boolean address) throws CallException {
        assertThat(read(service().dnsConfig(records(types.split(" ", -1)))))
                .isEqualTo(new CloudMap.RegisteredService("controller", "ns-1", address));
    }

    @Test
    void whereDnsIsNotSpokenOfThereIsNoReasonToDoubtIt() throws CallException {
        assertThat(read(service()).hasAddress()).isTrue();
        assertThat(read(service().dnsConfig(DnsConfig.builder().build())).hasAddress())
                .isTrue();
    }

    @Test
    void aServiceIsAskedForByItsIdAndHasANameAndANamespace() throws CallException {
        read(service());
        assertThat(client.asked(GetServiceRequest.class).id()).isEqualTo("srv-1");
        garbled(() -> read(service().name(" ")), "has no name of the service");
        garbled(() -> read(service().namespaceId(null)), "has no namespace of the service");
        client.answers(GetServiceResponse.builder().build());
        garbled(() -> cloudMap.service("srv-1"), "has no service");
    }

    private CloudMap.Namespace namespace(@Nullable String name, @Nullable String type) throws CallException {
        client.answers(GetNamespaceResponse.builder()
                .namespace(found -> found.name(name).type(type))
                .build());
        return cloudMap.namespace("ns-1");
    }

    @ParameterizedTest
    @CsvSource({"DNS_PRIVATE, true", "DNS_PUBLIC, true", "HTTP, false"})
    void aNamespaceOfHttpIsNotInDns(String type, boolean dns) throws CallException {
        assertThat(namespace("demo.local", type)).isEqualTo(new CloudMap.Namespace("demo.local", dns));
    }

    @Test
    void aNamespaceIsAskedForByItsIdAndHasANameAndAType() throws CallException {
        namespace("demo.local", "DNS_PRIVATE");
        assertThat(client.asked(GetNamespaceRequest.class).id()).isEqualTo("ns-1");
        garbled(() -> namespace(" ", "DNS_PRIVATE"), "has no name of the namespace");
        garbled(() -> namespace("demo.local", null), "has no type of the namespace");
        client.answers(GetNamespaceResponse.builder().build());
        garbled(() -> cloudMap.namespace("ns-1"), "has no namespace");
    }

    @Test
    void whatCloudMapDoesNotKnowIsMissing() {
        client.answers(
                missing(ServiceNotFoundException.builder(), "ServiceNotFound"),
                missing(NamespaceNotFoundException.builder(), "NamespaceNotFound"));
        assertThat(catchThrowableOfType(CallException.class, () -> cloudMap.service("srv-1"))
                        .isMissing())
                .isTrue();
        assertThat(catchThrowableOfType(CallException.class, () -> cloudMap.namespace("ns-1"))
                        .isMissing())
                .isTrue();
    }
}
