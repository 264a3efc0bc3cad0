// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.fargatecontroller.discovery.calls.CallException;
import io.jenkins.plugins.fargatecontroller.environment.FileSystemMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;

class SdkFileSystemsTest {

    private final ScriptedClient<EfsClient> client = new ScriptedClient<>(EfsClient.class);
    private final SdkFileSystems fileSystems = new SdkFileSystems(new Lazy<>(client::client));

    private Optional<FileSystemMode> mode(
            @Nullable String performance, @Nullable String throughput, @Nullable Boolean encrypted)
            throws CallException {
        client.answers(DescribeFileSystemsResponse.builder()
                .fileSystems(Arrays.asList(
                        null,
                        FileSystemDescription.builder()
                                .performanceMode(performance)
                                .throughputMode(throughput)
                                .encrypted(encrypted)
                                .build()))
                .build());
        return fileSystems.mode("fs-1");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", false"})
    void aFileSystemIsEncryptedIfItSaysSo(@Nullable Boolean said, boolean encrypted) throws CallException {
        assertThat(mode("maxIO", "bursting", said)).contains(new FileSystemMode("maxIO", "bursting", encrypted));
        assertThat(client.asked(DescribeFileSystemsRequest.class))
                .isEqualTo(DescribeFileSystemsRequest.builder()
                        .fileSystemId("fs-1")
                        .build());
    }

    @Test
    void whatDoesNotSayItsModesIsNoFileSystem() {
        assertThat(catchThrowableOfType(CallException.class, () -> mode(null, "elastic", true)))
                .hasMessage("the answer has no performance mode of the file system");
        assertThat(catchThrowableOfType(CallException.class, () -> mode("maxIO", " ", true)))
                .hasMessage("the answer has no throughput mode of the file system");
        client.answers(DescribeFileSystemsResponse.builder().build());
        assertThat(catchThrowableOfType(CallException.class, () -> fileSystems.mode("fs-1")))
                .hasMessage("the answer has no list of file systems");
    }

    @Test
    void noneIsNoneHoweverEfsSaysIt() throws CallException {
        client.answers(
                DescribeFileSystemsResponse.builder().fileSystems(List.of()).build(),
                FileSystemNotFoundException.builder()
                        .statusCode(404)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("FileSystemNotFound")
                                .build())
                        .build());
        assertThat(fileSystems.mode("fs-1")).isEmpty();
        assertThat(catchThrowableOfType(CallException.class, () -> fileSystems.mode("fs-1"))
                        .isMissing())
                .isTrue();
    }
}
