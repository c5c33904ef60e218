package kr.mambo.beanstalk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.PortProtocol;
import kr.mambo.beanstalk.api.Scheme;
import kr.mambo.beanstalk.workload.ContainerProbe.HttpGet;
import kr.mambo.beanstalk.workload.ContainerProbe.TcpSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadValuesTest {
  private static final HttpGet HTTP_GET = new HttpGet("/healthz", 8000, Scheme.HTTP);

  @Test
  void anImageIsPinnedOnce() {
    assertThat(new ContainerImage("a:1", "sha256:0").pinnedReference()).isEqualTo("a:1@sha256:0");
    assertThat(new ContainerImage("a@sha256:1", "sha256:0").pinnedReference())
        .isEqualTo("a@sha256:1");
    assertThat(new ContainerImage("a:1", null).pinnedReference()).isEqualTo("a:1");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, true",
    "nginx:1.29, true",
    "registry.mambo.kr:5000/team/mambo-py:test, true",
    "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/app__x:1_0-a.b, true",
    "localhost:5000/a, true",
    "a@sha256:0123456789012345678901234567890123456789012345678901234567890123, true",
    "https://registry.mambo.kr/app, false",
    "registry.mambo.kr:5000/App, false",
    "nginx:, false",
    "'nginx 1', false",
    "nginx@sha256:0, false",
    "$IMAGE, false"
  })
  void referencesOfImagesAreToldFromOtherTexts(String text, boolean reference) {
    assertThat(ContainerImage.isWellFormed(text)).isEqualTo(reference);
  }

  @Test
  void aPublishedPortIsAskedByHttpWhereItsProbeAsksIt() {
    assertThat(publishedPort(8000, PortProtocol.TCP, probe(HTTP_GET)).httpHealthCheck())
        .contains(HTTP_GET);
    assertThat(publishedPort(8001, PortProtocol.TCP, probe(HTTP_GET)).httpHealthCheck()).isEmpty();
    assertThat(publishedPort(8000, PortProtocol.UDP, probe(HTTP_GET)).httpHealthCheck()).isEmpty();
    assertThat(publishedPort(8000, PortProtocol.TCP, probe(new TcpSocket(8000))).httpHealthCheck())
        .isEmpty();
    assertThat(publishedPort(8000, PortProtocol.TCP, null).httpHealthCheck()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.mambo.kr:5000, registry.mambo.kr:5000",
    "https://registry.mambo.kr:5000/v2/, registry.mambo.kr:5000",
    "http://Registry.mambo.kr, registry.mambo.kr",
    "https://index.docker.io/v1/, docker.io",
    "registry-1.docker.io, docker.io",
    "docker.io, docker.io"
  })
  void hostsAreToldFromTheKeysOfDockerConfigurations(String key, String host) {
    assertThat(RegistryHost.normalize(key)).isEqualTo(host);
  }

  @Test
  void dockerHubHasItsOldAddressForAKey() {
    assertThat(new RegistryAccess("docker.io", null, List.of()).dockerConfigKey())
        .isEqualTo("https://index.docker.io/v1/");
    assertThat(new RegistryAccess("ghcr.io", null, List.of()).dockerConfigKey())
        .isEqualTo("ghcr.io");
  }

  @Test
  void thingsAreFoundByName() {
    var mount = new Mount("v", "/a", null, true);
    var container =
        AppContainerBuilder.builder()
            .name("app")
            .image(new ContainerImage("a:1", null))
            .command(List.of())
            .args(List.of())
            .ports(List.of())
            .env(List.of())
            .mounts(List.of(mount))
            .resources(ContainerResources.NONE)
            .build();
    assertThat(container.findMount("/a")).contains(mount);
    assertThat(container.findMount("/b")).isEmpty();
    var volume = new WorkloadVolume.HostPath("v", "/v");
    var workload =
        WorkloadBuilder.builder()
            .namespace("n")
            .name("w")
            .containers(List.of(container))
            .volumes(List.of(volume))
            .registries(List.of())
            .terminationGracePeriodSeconds(30)
            .properties(Map.of())
            .secretProperties(Map.of())
            .publishedPorts(List.of())
            .certificateExpiries(List.of())
            .build();
    assertThat(workload.findVolume("v")).contains(volume);
    assertThat(workload.findVolume("w")).isEmpty();
  }

  private static ContainerProbe probe(ContainerProbe.Action action) {
    return new ContainerProbe(action, 0, 10, 1, 1, 3);
  }

  private static PublishedPort publishedPort(
      int port, PortProtocol protocol, @Nullable ContainerProbe probe) {
    return new PublishedPort(80, port, protocol, "app", probe);
  }
}
