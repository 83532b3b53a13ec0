using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Platform.Sessions;

/// <summary>
/// The names of provider accounts in Identity's login table: by the provider's tenant, so that one tenant's provider never gives access to
/// another, and by a hash of issuer and subject, whatever their length.
/// </summary>
public static class ProviderLogins
{
    public static string ProviderOf(Guid tenantId) => $"oidc:{tenantId:N}";

    public static string KeyOf(string issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")));
}
