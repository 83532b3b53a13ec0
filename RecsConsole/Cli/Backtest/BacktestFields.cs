using System.Globalization;
using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Models.Training;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// The outcome of a case, and the fields it is grouped by: read from the row, never passed to the engine. A field of an imported log can
/// also be named by its column.
/// </summary>
internal sealed class BacktestFields(
    BacktestUnit unit,
    string? target,
    IReadOnlyList<string> within,
    PastFields past,
    IReadOnlyDictionary<string, string> people
)
{
    // the prefix that an import gives to final values
    private const string OutcomePrefix = "outcome.";
    private const string Resolver = "resolved_by";
    private const string Resolution = "resolution";

    /// <summary>The target value; null when the case has none.</summary>
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

        var value = ValueOf(found.Row, OutcomePrefix + target) ?? past.LastOf(found, target) ?? ValueOf(found.Row, past.FieldOf(target));
        return unit == BacktestUnit.Expert && value is not null ? people.GetValueOrDefault(value) : value;
    }

    /// <summary>The grouping fields as of the opening of the case, in order.</summary>
    public IReadOnlyList<string> GroupOf(HistoryCase found)
    {
        var row = LoggedSteps.FirstOf(found) is { } first ? found.RowAt(first) : found.Row;
        return [.. within.Select(field => ValueOf(row, past.FieldOf(field)) ?? "")];
    }

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

    private static string? ValueOf(CaseRow row, string field) =>
        field switch
        {
            "issue_type" => row.IssueType,
            CaseFieldColumns.Product => row.Product,
            "region" => row.Region,
            "language" => row.Language,
            CaseFieldColumns.Priority => row.Priority?.ToString(CultureInfo.InvariantCulture),
            CaseFieldColumns.Account => row.AccountKey,
            CaseFieldColumns.Team => row.TeamKey,
            "type" => row.TypeKey,
            _ => JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson)?.GetValueOrDefault(field),
        };
}
