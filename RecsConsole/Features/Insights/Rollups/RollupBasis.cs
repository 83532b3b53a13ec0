using System.Security.Cryptography;
using System.Text.Json;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>The rules that a rollup followed: after a change of one of them its figures are not shown any more.</summary>
internal static class RollupBasis
{
    /// <summary>SHA-256 in hexadecimal of withheld fields, consents, time zone, and of the program that counted.</summary>
    public static string Of(InsightContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rules = new Rules(
            context.Limits?.Withheld.Select(limit => $"{limit.Field} {string.Join(' ', limit.Purposes)}").ToList(),
            context.Consents.Fingerprint,
            context.Period.ZoneId,
            typeof(RollupBasis).Module.ModuleVersionId
        );
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rules)));
    }

    private sealed record Rules(IReadOnlyList<string>? Withheld, string Consents, string Zone, Guid Program);
}
