using System.Security.Cryptography;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Alarms;

namespace RecsConsole.Tenancy;

/// <summary>The initial data of every tenant, whoever creates it.</summary>
public static class NewTenant
{
    private const int LongestKey = 40;
    private const int HashKeyBytes = 32;

    /// <summary>A tenant that becomes visible when the transaction that writes it is committed.</summary>
    public static TenantRow Make(string key, string name, string timeZone, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Key = key,
            Name = name,
            TimeZone = timeZone,
            Region = "",
            InputHashKey = RandomNumberGenerator.GetBytes(HashKeyBytes),
            CreatedAt = Timestamps.Round(now),
            IsReady = true,
        };

    /// <summary>Adds a tenant to a context that is bound to it.</summary>
    public static void Append(ConsoleDbContext db, TenantRow tenant)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tenant);
        db.Tenants.Add(tenant);
        db.PermissionVersions.Add(new() { TenantId = tenant.Id, Version = 1 });
        UsualAlarms.Append(db, tenant.CreatedAt);
    }

    /// <summary>Lower-case letters, digits and single dashes, at most 40 characters: safe for command lines.</summary>
    public static bool IsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length is > 0 and <= LongestKey && string.Equals(KeyOf(key), key, StringComparison.Ordinal);
    }

    /// <summary>The key for a name: "Müller &amp; Sons" becomes muller-sons. Empty when no letter or digit is left.</summary>
    public static string KeyOf(string name) => Slug.Of(name, LongestKey);
}
