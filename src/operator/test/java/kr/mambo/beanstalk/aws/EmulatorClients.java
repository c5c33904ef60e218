package kr.mambo.beanstalk.aws;

import java.time.InstantSource;
import java.util.Map;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.signature.Credential;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The operator's clients of AWS, with an emulator in AWS's place. */
final class EmulatorClients {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "us-east-1";

  private EmulatorClients() {}

  static SdkAwsClients clients(Emulator emulator) {
    return clients(credentialsProvider(emulator.defaultCredential()));
  }

  static SdkAwsClients clients(AwsCredentialsProvider credentials) {
    return new SdkAwsClients(InstantSource.system(), "operator-1", credentials);
  }

  static AwsCredentialsProvider credentialsProvider(Credential credential) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(credential.accessKeyId(), credential.secretAccessKey()));
  }

  /** The operator's own identity. */
  static Scope ownScope(Emulator emulator) {
    return scope(emulator, null, null, null);
  }

  static Scope scope(
      Emulator emulator,
      @Nullable String account,
      @Nullable String role,
      @Nullable String externalId) {
    var endpoint = emulator.endpoint().toString();
    return new Scope(
        account,
        role,
        externalId,
        REGION,
        Map.of(
            "elasticbeanstalk", endpoint,
            "sts", endpoint,
            "iam", endpoint,
            "s3", emulator.s3Endpoint().toString()));
  }
}
