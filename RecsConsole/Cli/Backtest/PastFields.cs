using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Models.Training;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// A case's fields as of a moment, if its events record them: the events of an imported log keep the columns they were mapped from. A
/// listed field that no earlier event records is unknown at that moment; an unlisted one keeps its current value.
/// </summary>
/// <param name="columns">Column by field, see <see cref="CaseFieldColumns"/>.</param>
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

    /// <summary>The field stored in a column, or the name itself.</summary>
    public string FieldOf(string name) =>
        columns.FirstOrDefault(each => !CaseFieldColumns.IsOwn(each.Key) && string.Equals(each.Value, name, StringComparison.Ordinal)).Key
        ?? name;

    /// <summary>The last value of a field or column in the events of a case; null when there is none.</summary>
    public string? LastOf(HistoryCase found, string name) =>
        ColumnOf(name) is { } column ? ValuesBefore(found, int.MaxValue).GetValueOrDefault(column) : null;

    /// <summary>The case with the last values recorded before the moment.</summary>
    public HistoryCase At(HistoryCase found, HistoryMoment moment)
    {
        if (columns.Count == 0)
        {
            return found;
        }

        // rows are read untracked, so a copy changes nothing in the database
        var row = (CaseRow)db.Entry(found.Row).CurrentValues.ToObject();
        var values = ValuesBefore(found, moment.Ordinal);
        if (columns.TryGetValue(CaseFieldColumns.Product, out var column))
        {
            row.Product = values.GetValueOrDefault(column);
            row.IssueType = row.Product ?? CasesFromLog.NoIssueType;
            row.Title = row.Product is { } product ? CasesFromLog.TitleOf(column, product, row.Key) : "";
        }

        if (columns.TryGetValue(CaseFieldColumns.Team, out column))
        {
            row.TeamKey = values.GetValueOrDefault(column);
        }

        if (columns.TryGetValue(CaseFieldColumns.Priority, out column))
        {
            row.Priority = LogNames.Priority(values.GetValueOrDefault(column));
        }

        if (columns.TryGetValue(CaseFieldColumns.Account, out column))
        {
            row.AccountKey = values.GetValueOrDefault(column);
        }

        row.CustomFieldsJson = OwnFields(row.CustomFieldsJson, values);

        return found with
        {
            Row = row,
        };
    }

    // An import stores constant values with the case; keeps only those that had been recorded by then.
    private string OwnFields(string storedJson, Dictionary<string, string> values)
    {
        var own = columns.Where(each => CaseFieldColumns.IsOwn(each.Key)).Select(each => each.Value).ToList();
        if (own.Count == 0)
        {
            return storedJson;
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(storedJson) ?? [];
        foreach (var column in own)
        {
            fields.Remove(column);
            if (values.TryGetValue(column, out var value))
            {
                fields[column] = value;
            }
        }

        return JsonSerializer.Serialize(fields);
    }

    private string? ColumnOf(string name) =>
        columns.TryGetValue(name, out var column) || columns.TryGetValue(CaseFieldColumns.Own(name), out column) ? column
        : columns.Values.Contains(name, StringComparer.Ordinal) ? name
        : null;

    private Dictionary<string, string> ValuesBefore(HistoryCase found, int ordinal)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var count = columns.Values.Distinct(StringComparer.Ordinal).Count();
        foreach (var step in found.Events.Where(step => step.Ordinal < ordinal).Reverse())
        {
            foreach (var (column, value) in CaseFieldColumns.ValuesIn(step.AttributesJson, columns))
            {
                values.TryAdd(column, value);
            }

            if (values.Count == count)
            {
                break;
            }
        }

        return values;
    }
}
