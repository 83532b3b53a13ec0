using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>What a rollup answers: one part of the page, over the most recent days, for some teams, in one language.</summary>
/// <param name="Part">Name of an <see cref="InsightKind"/>, or <see cref="Headlines"/>.</param>
/// <param name="Days">One of the offered lengths.</param>
/// <param name="Teams">Keys in ordinal order; null for the whole tenant.</param>
/// <param name="Language">Name of the culture in which the part's words are written.</param>
internal sealed record RollupQuestion(string Part, int Days, IReadOnlyList<string>? Teams, string Language)
{
    public const string Headlines = "headlines";

    /// <summary>Identifies the question in the database: SHA-256 in hexadecimal.</summary>
    [JsonIgnore]
    public string Key => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>The page's question in the reader's language; null when the filter asks for something that is not counted ahead.</summary>
    public static RollupQuestion? Of(string part, InsightFilter filter, InsightScope scope)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(scope);
        return filter.HasOwnDates || scope.Role is not null || scope.Workflow is not null
            ? null
            : new(part, filter.Days, Ordered(scope.Teams), CultureInfo.CurrentUICulture.Name);
    }

    public static IReadOnlyList<string>? Ordered(IReadOnlyList<string>? teams) =>
        teams is null ? null : [.. teams.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
