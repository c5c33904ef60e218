package kr.mambo.beanstalk.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * An AWS account that EbEnvironments can use: the identity to use there, the namespaces that may
 * use it, and what they may use. Cluster-scoped.
 */
@Group("eb.mambo.kr")
@Version("v1alpha1")
@ShortNames("ebacct")
@Categories("beanstalk")
@AdditionalPrinterColumn(
    name = "ACCOUNT",
    jsonPath = ".spec.accountID",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "ROLE",
    jsonPath = ".spec.roleARN",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "AGE",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public class EbAccount extends CustomResource<EbAccountSpec, Void> {
  private static final long serialVersionUID = 1L;
}
