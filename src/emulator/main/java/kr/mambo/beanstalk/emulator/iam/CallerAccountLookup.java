package kr.mambo.beanstalk.emulator.iam;

import kr.mambo.beanstalk.emulator.service.Call;
import org.jspecify.annotations.Nullable;

/** Finds what a call names in the account of its caller. */
final class CallerAccountLookup {
  private final AccountRegistry accounts;

  CallerAccountLookup(AccountRegistry accounts) {
    this.accounts = accounts;
  }

  Account account(Call call) {
    return accounts.getOrCreate(call.caller().account());
  }

  Role role(Call call, @Nullable String name) {
    var checked = IamParameters.requireName("roleName", 64, name);
    return account(call)
        .role(checked)
        .orElseThrow(() -> IamParameters.noSuchEntity("The role with name", checked));
  }

  InstanceProfile instanceProfile(Call call, @Nullable String name) {
    var checked = IamParameters.requireName("instanceProfileName", 128, name);
    return account(call)
        .instanceProfile(checked)
        .orElseThrow(() -> IamParameters.noSuchEntity("Instance Profile", checked));
  }
}
