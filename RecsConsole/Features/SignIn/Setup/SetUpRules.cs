using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.SignIn.Setup;

/// <summary>Validates the setup of a console.</summary>
internal static class SetUpRules
{
    private const int LongestName = 200;

    /// <summary>The first error; null when there is none.</summary>
    public static Error? Check(SetUpRequest request) =>
        request switch
        {
            _ when request.TenantName.Trim() is not { Length: > 0 and <= LongestName } => Error.Invalid(Texts.TenantNameMissing),
            _ when NewTenant.KeyOf(request.TenantName).Length == 0 => Error.Invalid(Texts.TenantNameMissing),
            _ when TimeZones.Find(request.TimeZone) is null => Error.Invalid(Texts.ZoneUnknown),
            _ when request.Name.Trim() is not { Length: > 0 and <= LongestName } => Error.Invalid(Texts.YourNameMissing),
            _ when !NewPerson.IsAddress(request.Email.Trim()) => Error.Invalid(Texts.AddressWrong),
            _ => null,
        };
}
