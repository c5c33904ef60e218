package kr.mambo.beanstalk.crd;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Kubernetes itself holds label selectors to; the class that the client brings has neither
 * texts nor limits. See <a
 * href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and
 * Selectors</a>.
 */
final class LabelSelectorSchema {
  private static final Map<String, String> TEXTS =
      Map.of(
          "matchLabels", "labels that a namespace must have, each with this value; at most 32",
          "matchExpressions", "conditions on labels, all of which must hold; at most 32",
          "key", "the label's key, at most 317 characters",
          "operator", "In, NotIn, Exists or DoesNotExist",
          "values", "the values of In and NotIn, at most 100; none with Exists and DoesNotExist");

  private LabelSelectorSchema() {}

  static void complete(JSONSchemaProps selector) {
    var expressions = member(selector, "matchExpressions");
    var expression = expressions.getItems().getSchema();
    expressions.setMaxItems(32L);
    expressions.setXKubernetesListType("atomic");
    expression.setDescription("One condition on a label.");
    expression.setRequired(List.of("key", "operator"));
    expression.setXKubernetesValidations(
        List.of(
            new ValidationRuleBuilder()
                .withRule(
                    "(self.operator in ['In', 'NotIn']) == (has(self.values) && self.values.size() > 0)")
                .withMessage(
                    "values must be set exactly with the operators In and NotIn: add values, or remove them")
                .build()));
    member(expression, "key").setMaxLength(317L);
    member(expression, "operator")
        .setEnum(
            Stream.of("In", "NotIn", "Exists", "DoesNotExist")
                .map(word -> (com.fasterxml.jackson.databind.JsonNode) TextNode.valueOf(word))
                .toList());
    var values = member(expression, "values");
    values.setMaxItems(100L);
    values.setXKubernetesListType("atomic");
    values.getItems().getSchema().setMaxLength(63L);
    var labels = member(selector, "matchLabels");
    labels.setMaxProperties(32L);
    labels.getAdditionalProperties().getSchema().setMaxLength(63L);
  }

  private static JSONSchemaProps member(JSONSchemaProps of, String name) {
    var member = requireNonNull(of.getProperties().get(name));
    member.setDescription(TEXTS.get(name));
    return member;
  }
}
