using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// How Identity's table of logins names somebody whom a provider knows: by the tenant that the provider speaks for, so that one tenant's provider
/// never opens another, and by issuer and subject, of whatever length they are.
/// </summary>
public static class ProviderLogins
{
    public static string ProviderOf(Guid tenantId) => $"oidc:{tenantId:N}";

    public static string KeyOf(string issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));
}
