package kr.mambo.beanstalk.crd;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.api.EbAccountSpec;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentSpec;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.api.MergeKey;

/**
 * Adds what the generator has no annotation for: descriptions from Javadoc, list types, rules about
 * the name, the columns' order.
 */
final class SchemaPostProcessor implements CRDPostProcessor {
  private static final List<String> COLUMNS =
      List.of(
          "READY",
          "STATUS",
          "HEALTH",
          "VERSION",
          "URL",
          "ACCOUNT",
          "ROLE",
          "AGE",
          "ENV-ID",
          "PLATFORM",
          "REGION",
          "REASON");

  /**
   * Stands for the default that is the empty text, which the writer of the YAML would leave out.
   */
  static final String EMPTY_DEFAULT = "EMPTY";

  private final ApiJavadoc javadoc;

  SchemaPostProcessor(ApiJavadoc javadoc) {
    this.javadoc = javadoc;
  }

  @Override
  public HasMetadata process(HasMetadata generated, String specVersion) {
    var crd = (CustomResourceDefinition) generated;
    crd.getMetadata().setAnnotations(null);
    boolean environment = crd.getSpec().getNames().getKind().equals("EbEnvironment");
    for (var version : crd.getSpec().getVersions()) {
      version
          .getAdditionalPrinterColumns()
          .sort(Comparator.comparingInt(SchemaPostProcessor::columnPosition));
      var root = version.getSchema().getOpenAPIV3Schema();
      root.setDescription(javadoc.of(environment ? EbEnvironment.class : EbAccount.class));
      root.setRequired(List.of("spec"));
      var spec = requireNonNull(root.getProperties().get("spec"));
      complete(spec, environment ? EbEnvironmentSpec.class : EbAccountSpec.class);
      // An account has no status: nothing would ever write one.
      if (!environment) root.getProperties().remove("status");
      if (!environment) continue;
      var status = requireNonNull(root.getProperties().get("status"));
      complete(status, EbEnvironmentStatus.class);
      // Without one kstatus takes a resource for done that no pass has seen.
      status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", -1));
      root.setXKubernetesValidations(nameRules());
    }
    return crd;
  }

  private static List<ValidationRule> nameRules() {
    return List.of(
        rule(
            "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 58",
            "metadata.name must be a DNS label of at most 58 lowercase letters, digits and hyphens that starts with a letter, for example mambo-py"),
        rule(
            "has(self.spec.environmentName) || self.metadata.name.size() >= 4 && self.metadata.name.size() <= (has(self.spec.replacement) && self.spec.replacement == 'BlueGreen' ? 38 : 40)",
            "metadata.name is the default of environmentName, which must have 4-40 characters (38 with replacement BlueGreen): set spec.environmentName, or choose another name"));
  }

  private static ValidationRule rule(String rule, String message) {
    return new ValidationRuleBuilder().withRule(rule).withMessage(message).build();
  }

  private static int columnPosition(CustomResourceColumnDefinition column) {
    return COLUMNS.indexOf(column.getName());
  }

  private void complete(JSONSchemaProps schema, Class<?> type) {
    if (schema.getDescription() == null) schema.setDescription(javadoc.of(type));
    deduplicateRules(schema);
    if (!type.isRecord()) return;
    for (RecordComponent component : type.getRecordComponents()) {
      var property = schema.getProperties().get(component.getName());
      if (property == null) {
        throw new IllegalStateException(type + "." + component.getName() + " is not in the schema");
      }
      complete(property, component);
    }
  }

  private void complete(JSONSchemaProps property, RecordComponent component) {
    var comment = javadoc.of(component);
    if (comment == null) {
      throw new IllegalStateException(
          component.getDeclaringRecord() + "." + component.getName() + " has no @param");
    }
    property.setDescription(comment);
    deduplicateRules(property);
    // Beanstalk's and Kubernetes' own words are short: without a bound the cost of a rule has none.
    if (component.getType().equals(IntOrString.class)) property.setMaxLength(15L);
    if (component.getType().equals(Quantity.class)) property.setMaxLength(32L);
    if (component.getType().equals(LabelSelector.class)) LabelSelectorSchema.complete(property);
    if (property.getItems() != null) {
      var key = component.getAnnotation(MergeKey.class);
      property.setXKubernetesListType(key == null ? "atomic" : "map");
      var items = property.getItems().getSchema();
      if (key != null) setListMapKeys(property, items, List.of(key.value()));
      complete(items, typeArgument(component.getGenericType(), 0));
    } else if (property.getAdditionalProperties() != null) {
      complete(
          property.getAdditionalProperties().getSchema(),
          typeArgument(component.getGenericType(), 1));
    } else if (component.getType().isRecord()) {
      complete(property, component.getType());
    }
  }

  /** Every key of a merge has to be required or defaulted, an empty text included. */
  private static void setListMapKeys(
      JSONSchemaProps list, JSONSchemaProps items, List<String> keys) {
    list.setXKubernetesListMapKeys(keys);
    for (var key : keys) {
      var schema = requireNonNull(items.getProperties().get(key));
      if (!items.getRequired().contains(key) && schema.getDefault() == null) {
        schema.setDefault(TextNode.valueOf(EMPTY_DEFAULT));
      }
    }
  }

  /**
   * A rule on a record component is inherited by its field and its accessor, and the generator
   * reads both.
   */
  private static void deduplicateRules(JSONSchemaProps property) {
    if (property.getXKubernetesValidations() == null) return;
    Map<String, ValidationRule> rules = new LinkedHashMap<>();
    property.getXKubernetesValidations().forEach(rule -> rules.putIfAbsent(rule.getRule(), rule));
    property.setXKubernetesValidations(List.copyOf(rules.values()));
  }

  private static Class<?> typeArgument(Type type, int index) {
    return type instanceof ParameterizedType p
            && p.getActualTypeArguments()[index] instanceof Class<?> c
        ? c
        : Object.class;
  }
}
