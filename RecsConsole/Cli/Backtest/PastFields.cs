using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.History;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// A case's fields as they were at a moment, where its events say so: an imported log's events keep the columns they were mapped from. A field that no earlier
/// event says is unknown then; one that is not named here stays as it is now.
/// </summary>
/// <param name="columns">Column by field: product, team or priority.</param>
internal sealed class PastFields(ConsoleDbContext db, IReadOnlyDictionary<string, string> columns)
{
    /// <summary>Reads "product=category;team=assignment_group".</summary>
    public static IReadOnlyDictionary<string, string> Parse(string? text)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            if (
                parts is not [CaseFieldColumns.Product or CaseFieldColumns.Team or CaseFieldColumns.Priority, { Length: > 0 }]
                || !columns.TryAdd(parts[0], parts[1])
            )
            {
                throw new CommandException(
                    $"--fields: '{pair}' is not product=COLUMN, team=COLUMN or priority=COLUMN, each once.",
                    CommandException.WrongInput
                );
            }
        }

        return columns;
    }

    /// <summary>The case with what its events before the moment said last.</summary>
    public HistoryCase At(HistoryCase found, HistoryMoment moment)
    {
        if (columns.Count == 0)
        {
            return found;
        }

        // rows are read untracked: a copy changes nothing stored
        var row = (CaseRow)db.Entry(found.Row).CurrentValues.ToObject();
        var said = Said(found, moment.Ordinal);
        if (columns.TryGetValue(CaseFieldColumns.Product, out var column))
        {
            row.Product = said.GetValueOrDefault(column);
            row.IssueType = row.Product ?? CasesFromLog.NoIssueType;
            row.Title = row.Product is { } product ? CasesFromLog.TitleOf(column, product, row.Key) : "";
        }

        if (columns.TryGetValue(CaseFieldColumns.Team, out column))
        {
            row.TeamKey = said.GetValueOrDefault(column);
        }

        if (columns.TryGetValue(CaseFieldColumns.Priority, out column))
        {
            row.Priority = LogNames.Priority(said.GetValueOrDefault(column));
        }

        return found with
        {
            Row = row,
        };
    }

    private Dictionary<string, string> Said(HistoryCase found, int ordinal)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in found.Events.Where(step => step.Ordinal < ordinal).Reverse())
        {
            using var json = JsonDocument.Parse(step.AttributesJson);
            foreach (var column in columns.Values.Where(column => !said.ContainsKey(column)))
            {
                if (json.RootElement.TryGetProperty(column, out var value) && value.ValueKind is JsonValueKind.String)
                {
                    said[column] = value.GetString()!;
                }
            }

            if (said.Count == columns.Values.Distinct(StringComparer.Ordinal).Count())
            {
                break;
            }
        }

        return said;
    }
}
