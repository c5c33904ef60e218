package kr.mambo.beanstalk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io, library/nginx, latest",
    "nginx:1.29, docker.io, library/nginx, 1.29",
    "mambo/py:test, docker.io, mambo/py, test",
    "docker.io/nginx:1, docker.io, library/nginx, 1",
    "index.docker.io/mambo/py, docker.io, mambo/py, latest",
    "localhost/py:1, localhost, py, 1",
    "registry:5000/py, registry:5000, py, latest",
    "registry.mambo.kr:5000/team/py:test, registry.mambo.kr:5000, team/py, test",
    "Registry.Mambo.kr/py:1, registry.mambo.kr, py, 1",
    "quay.io/a/b/c:1, quay.io, a/b/c, 1"
  })
  void aReferenceNamesARegistryARepositoryAndATag(
      String reference, String host, String repository, String tag) {
    assertThat(ImageReference.parse(reference))
        .isEqualTo(new ImageReference(host, repository, tag));
  }

  @ParameterizedTest
  @CsvSource({"nginx, registry-1.docker.io", "registry.mambo.kr:5000/py, registry.mambo.kr:5000"})
  void dockerHubAnswersUnderAnotherName(String reference, String address) {
    assertThat(ImageReference.parse(reference).apiHost()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/py:1, ap-northeast-2",
    "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/py:1, us-gov-west-1",
    "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/py:1, cn-north-1",
    "123456789012.dkr-ecr.us-west-2.on.aws/py:1, us-west-2",
    "123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example/py:1,",
    "12345.dkr.ecr.us-east-1.amazonaws.com/py:1,",
    "evil.example/123456789012.dkr.ecr.us-east-1.amazonaws.com/py:1,",
    "public.ecr.aws/nginx/nginx:1,"
  })
  void onlyRegistriesOfAmazonAreShownTheIdentityOfTheAccount(String reference, String region) {
    assertThat(ImageReference.parse(reference).ecrRegion().orElse(null)).isEqualTo(region);
  }
}
