using System.Globalization;
using System.Security.Cryptography;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Platform.Auditing;

/// <summary>Audit entries of files that bring data into a tenant or take it out; a hash proves what was in the file.</summary>
public static class FileEvents
{
    /// <param name="added">Number of rows that were new.</param>
    /// <param name="changed">Number of rows that changed what was there.</param>
    public static AuditEvent Imported(string operation, Guid tenantId, string file, int added, int changed)
    {
        using var bytes = File.OpenRead(file);
        return OfTenant(
            operation,
            tenantId,
            new(StringComparer.Ordinal)
            {
                ["file"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                ["added"] = added.ToString(CultureInfo.InvariantCulture),
                ["changed"] = changed.ToString(CultureInfo.InvariantCulture),
            }
        );
    }

    public static AuditEvent Exported(string operation, Guid tenantId, byte[] content) =>
        OfTenant(operation, tenantId, new(StringComparer.Ordinal) { ["content"] = CanonicalHash.Of(content) });

    private static AuditEvent OfTenant(string operation, Guid tenantId, Dictionary<string, string> details) =>
        new(operation, "tenant", tenantId.ToString("D"), AuditOutcome.Done, details);
}
