package kr.mambo.beanstalk.controller;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.controller.InputIndex.Input;
import kr.mambo.beanstalk.controller.InputIndex.Kind;
import kr.mambo.beanstalk.model.ResourceKey;
import kr.mambo.beanstalk.model.YamlFixtures;
import org.junit.jupiter.api.Test;

class InputIndexTest {
  private static final ResourceKey A = new ResourceKey("shop", "a");
  private static final ResourceKey B = new ResourceKey("shop", "b");
  private static final Input SECRET = new Input(Kind.Secret, "shop", "tls");
  private static final Input CONFIG = new Input(Kind.ConfigMap, "shop", "tls");
  private final InputIndex index = new InputIndex();

  @Test
  void whoeverNamesAnObjectLooksAtItByKindAndNamespace() {
    index.put(A, YamlFixtures.spec("volumes: [{name: v, secret: {secretName: tls}}]"));
    index.put(B, YamlFixtures.spec("volumes: [{name: v, configMap: {name: tls}}]"));

    assertThat(index.findReferencing(SECRET)).containsExactly(A);
    assertThat(index.findReferencing(CONFIG)).containsExactly(B);
    assertThat(index.findReferencing(new Input(Kind.Secret, "other", "tls"))).isEmpty();
  }

  @Test
  void anAccountIsLookedAtTogetherWithTheNamespace() {
    index.put(A, YamlFixtures.spec("accountRef: {name: seoul}"));
    index.put(B, YamlFixtures.spec(""));

    assertThat(index.findReferencing(new Input(Kind.Account, "", "seoul"))).containsExactly(A);
    assertThat(index.findReferencing(new Input(Kind.Namespace, "", "shop"))).containsExactly(A);
  }

  @Test
  void whatTheSpecNamesNoMoreIsNotLookedAt() {
    index.put(A, YamlFixtures.spec("volumes: [{name: v, secret: {secretName: tls}}]"));
    index.put(A, YamlFixtures.spec(""));

    assertThat(index.findReferencing(SECRET)).isEmpty();
  }

  @Test
  void aResourceThatIsGoneLooksAtNothing() {
    index.put(A, YamlFixtures.spec("volumes: [{name: v, secret: {secretName: tls}}]"));
    index.remove(A);

    assertThat(index.findReferencing(SECRET)).isEmpty();
  }
}
