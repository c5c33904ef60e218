package kr.mambo.beanstalk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import org.junit.jupiter.api.Test;

class InputReferencesTest {
  private static final String SPEC =
      """
      application: mambo
      region: ap-northeast-2
      registries:
      - host: a.mambo.kr
        credentialsSecretRef: {name: login}
        certificatesSecretRef: {name: tls}
      - host: b.mambo.kr
        certificatesSecretRef: {name: tls}
      containers:
      - name: app
        image: mambo/py:1
        env:
        - {name: PLAIN, value: x}
        - {name: PASSWORD, valueFrom: {secretKeyRef: {name: app, key: password}}}
        - {name: LEVEL, valueFrom: {configMapKeyRef: {name: settings, key: level, optional: true}}}
      volumes:
      - {name: all, configMap: {name: files}}
      - {name: some, secret: {secretName: keys, optional: true, items: [{key: a, path: x}, {key: a, path: y}]}}
      - {name: spool, emptyDir: {}}
      """;

  @Test
  void namesEveryPlaceInTheSpec() throws JsonProcessingException {
    assertThat(InputReferences.list(new YAMLMapper().readValue(SPEC, EbEnvironmentSpec.class)))
        .extracting(
            it ->
                "%s %s %s %s %s"
                    .formatted(it.kind(), it.name(), it.keys(), it.optional(), it.field()))
        .containsExactly(
            "Secret login [] false spec.registries[a.mambo.kr].credentialsSecretRef",
            "Secret tls [] false spec.registries[a.mambo.kr].certificatesSecretRef",
            "Secret tls [] false spec.registries[b.mambo.kr].certificatesSecretRef",
            "Secret app [password] false spec.containers[app].env[PASSWORD].valueFrom.secretKeyRef",
            "ConfigMap settings [level] true spec.containers[app].env[LEVEL].valueFrom.configMapKeyRef",
            "ConfigMap files [] false spec.volumes[all].configMap",
            "Secret keys [a] true spec.volumes[some].secret");
  }
}
