using System.Text.Json;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.History;

namespace RecsConsole.Cli.Backtest;

/// <summary>What a case came to, and the fields it is grouped by: read from the row, never handed to the engine.</summary>
internal sealed class BacktestFields(
    BacktestUnit unit,
    string? target,
    IReadOnlyList<string> within,
    IReadOnlyDictionary<string, string> people
)
{
    // how an import marks a final value
    private const string OutcomePrefix = "outcome_";
    private const string Resolver = "resolved_by";
    private const string Resolution = "resolution";

    /// <summary>Fields that a case has without an import's attributes.</summary>
    public static IReadOnlyList<string> Known { get; } = ["issue_type", "product", "region", "language", "priority", "account", "type"];

    /// <summary>The value that counts; null where the case does not say.</summary>
    public string? TargetOf(HistoryCase found)
    {
        if (target is null || (unit == BacktestUnit.Expert && target is Resolver))
        {
            return LastOf(found);
        }

        if (unit == BacktestUnit.Action && target is Resolution)
        {
            return found.Row.Resolution;
        }

        var value = ValueOf(found, OutcomePrefix + target) ?? ValueOf(found, target);
        return unit == BacktestUnit.Expert && value is not null ? people.GetValueOrDefault(value) : value;
    }

    /// <summary>The group of a case for the popularity baseline.</summary>
    public string GroupOf(HistoryCase found) => string.Join('\u001f', within.Select(field => ValueOf(found, field) ?? ""));

    private string? LastOf(HistoryCase found) =>
        unit switch
        {
            BacktestUnit.Action => found.Events.LastOrDefault(HistoryCase.IsAction)?.Activity,
            BacktestUnit.Document => found
                .Documents.OrderBy(row => row.At)
                .ThenBy(row => row.DocumentKey, StringComparer.Ordinal)
                .LastOrDefault()
                ?.DocumentKey,
            BacktestUnit.Team => found.Row.TeamKey,
            _ => (found.Row.ResolvedById ?? found.Events.LastOrDefault(row => row.ActorId is not null)?.ActorId)?.ToString("D"),
        };

    private static string? ValueOf(HistoryCase found, string field)
    {
        var row = found.Row;
        return field switch
        {
            "issue_type" => row.IssueType,
            "product" => row.Product,
            "region" => row.Region,
            "language" => row.Language,
            "priority" => row.Priority?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "account" => row.AccountKey,
            "type" => row.TypeKey,
            _ => JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)?.GetValueOrDefault(field),
        };
    }
}
