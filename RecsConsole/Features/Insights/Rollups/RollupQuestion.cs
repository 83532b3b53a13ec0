using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>What a rollup answers: one part of the page, over the most recent days, for some teams, in one language.</summary>
/// <param name="Part">Name of a <see cref="RollupPart"/>.</param>
/// <param name="Days">One of the offered lengths.</param>
/// <param name="Teams">Keys in ordinal order; null for the whole tenant.</param>
/// <param name="Language">Name of the culture in which the part's words are written; empty for a part without words.</param>
internal sealed record RollupQuestion(string Part, int Days, IReadOnlyList<string>? Teams, string Language)
{
    /// <summary>Identifies the question in the database: SHA-256 in hexadecimal.</summary>
    public string Key { get; } = KeyOf(new(Part, Days, Teams, Language));

    /// <summary>The page's question in the reader's language; null when they ask for something that is not counted ahead.</summary>
    public static RollupQuestion? Of(string part, InsightContext context, bool hasWords)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context is { UsualDays: { } days, Scope: { Role: null, Workflow: null } scope }
            ? new(
                part,
                days,
                Ordered(scope.Teams),
                hasWords ? ScreenLanguages.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Name : ""
            )
            : null;
    }

    public static IReadOnlyList<string>? Ordered(IReadOnlyList<string>? teams) =>
        teams is null ? null : [.. teams.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string KeyOf(Hashed question) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(question)));

    private sealed record Hashed(string Part, int Days, IReadOnlyList<string>? Teams, string Language);
}
