using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>The accounts of ASP.NET Core Identity, with longer recovery codes: its own have 45 bits.</summary>
public sealed class OperatorAccounts(
    IUserStore<OperatorRow> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<OperatorRow> hasher,
    IEnumerable<IUserValidator<OperatorRow>> userValidators,
    IEnumerable<IPasswordValidator<OperatorRow>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber describer,
    IServiceProvider services,
    ILogger<UserManager<OperatorRow>> logger
) : UserManager<OperatorRow>(store, options, hasher, userValidators, passwordValidators, normalizer, describer, services, logger)
{
    protected override string CreateTwoFactorRecoveryCode() => RecoveryCodes.Make();
}
