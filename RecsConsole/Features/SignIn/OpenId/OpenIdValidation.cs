using Microsoft.Extensions.Options;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.SignIn.OpenId;

/// <summary>Rejects unusable or unsafe provider configurations at startup.</summary>
public sealed class OpenIdValidation : IValidateOptions<SignInOptions>
{
    private const int LongestAddress = 250;
    private static readonly string[] s_ofMany = ["common", "organizations", "consumers"];

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> problems = [.. options.OpenId.SelectMany(each => ProblemsOf(each.Key, each.Value))];
        problems.AddRange(
            options
                .OpenId.GroupBy(each => each.Value.Tenant, StringComparer.Ordinal)
                .Where(ofTenant => ofTenant.Key.Length > 0 && ofTenant.Count() > 1)
                .Select(ofTenant => $"{SignInOptions.Section}:OpenId has two providers for the tenant '{ofTenant.Key}': a tenant has one.")
        );
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> ProblemsOf(string key, OpenIdProvider provider)
    {
        var section = $"{SignInOptions.Section}:OpenId:{key}";
        if (!NewTenant.IsKey(key))
        {
            yield return $"{section}: the name of a provider has lower-case letters, digits and single dashes, as in {SignInOptions.Section}:OpenId:corp.";
        }

        (string Setting, string Value)[] needed =
        [
            (nameof(provider.Name), provider.Name),
            (nameof(provider.Tenant), provider.Tenant),
            (nameof(provider.ClientId), provider.ClientId),
            (nameof(provider.GroupsClaim), provider.GroupsClaim),
        ];
        foreach (var (setting, _) in needed.Where(each => string.IsNullOrWhiteSpace(each.Value)))
        {
            yield return $"{section}:{setting} is missing.";
        }

        if (!ScopesOf(provider).Contains("openid", StringComparer.Ordinal))
        {
            yield return $"{section}:Scopes must contain openid.";
        }

        if (ProblemOfAddress(provider) is { } problem)
        {
            yield return $"{section}:Authority {problem}";
        }
    }

    internal static string[] ScopesOf(OpenIdProvider provider) =>
        provider.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? ProblemOfAddress(OpenIdProvider provider) =>
        !Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address)
        || address.Scheme is not ("http" or "https")
        || address.Query.Length > 0
        || address.UserInfo.Length > 0
        || provider.Authority.Length > LongestAddress
            ? "must be an address such as https://login.example/tenant."
        : address.Scheme is "http" && !(provider.AllowHttp && address.IsLoopback)
            ? "must begin with https: whoever can change an answer on its way signs in as anybody. AllowHttp lifts that for a provider on this machine."
        : IsOfMany(address)
            ? "must name one directory, as in https://login.microsoftonline.com/DIRECTORY-ID/v2.0: under this address the issuer differs by person."
        : null;

    // Entra ID's addresses for people of any directory
    private static bool IsOfMany(Uri address) =>
        address.Host.Contains("microsoftonline.", StringComparison.OrdinalIgnoreCase)
        && address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var directory, ..]
        && s_ofMany.Contains(directory, StringComparer.OrdinalIgnoreCase);
}
