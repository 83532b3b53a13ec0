using System.Text.Json;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;

namespace RecsConsole.Recommender.Past;

/// <summary>
/// A case's fields as of a moment. Changes by other systems are undone, see <see cref="CaseEdits"/>. The events of an imported log keep the
/// columns that the fields were mapped from: a listed field that no earlier event records is unknown at that moment; an unlisted one keeps
/// its current value, and so does a case without such events.
/// </summary>
/// <param name="columns">Column by field, see <see cref="CaseFieldColumns"/>.</param>
internal sealed class PastFields(IReadOnlyDictionary<string, string> columns)
{
    /// <summary>The fields of a tenant without an imported log.</summary>
    public static PastFields None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    private readonly int _distinct = columns.Values.Distinct(StringComparer.Ordinal).Count();

    /// <summary>The field stored in a column, or the name itself.</summary>
    public string FieldOf(string name) =>
        columns
            .Where(each => string.Equals(each.Value, name, StringComparison.Ordinal))
            .OrderBy(each => CaseFieldColumns.IsOwn(each.Key))
            .Select(each => CaseFieldColumns.NameOf(each.Key))
            .FirstOrDefault(name);

    /// <summary>The last value of a field or column in the events of a case; null when there is none.</summary>
    public string? LastOf(HistoryCase found, string name) =>
        ColumnOf(name) is { } column ? ValuesBefore(found, int.MaxValue, DateTimeOffset.MaxValue).ByColumn.GetValueOrDefault(column) : null;

    /// <summary>The case's row with what was known before a step; the row itself where nothing differs. Never change it.</summary>
    /// <param name="ordinal">Number of the step.</param>
    /// <param name="at">When it was taken.</param>
    public CaseRow At(HistoryCase found, int ordinal, DateTimeOffset at)
    {
        var row = CaseEdits.Before(found.Row, found.Edits, ordinal, at);
        if (_distinct == 0 || !found.Events.Any(HasColumns))
        {
            return row;
        }

        var then = ReferenceEquals(row, found.Row) ? row.Copy() : row;
        Apply(then, ValuesBefore(found, ordinal, at));
        return then;
    }

    private void Apply(CaseRow row, LoggedValues values)
    {
        if (ColumnIn(values, CaseFieldColumns.Product) is { } products)
        {
            var product = values.ByColumn.GetValueOrDefault(products);
            if (row.Product is { } now && LogNames.IsTitleOf(row.Title, now, row.Key)) // a written title is not of the product
            {
                row.Title = product is null ? "" : LogNames.TitleOf(products, product, row.Key);
            }

            (row.Product, row.IssueType) = (product, product ?? LogNames.NoIssueType);
        }

        if (ColumnIn(values, CaseFieldColumns.Team) is { } teams)
        {
            row.TeamKey = values.ByColumn.GetValueOrDefault(teams);
        }

        if (ColumnIn(values, CaseFieldColumns.Priority) is { } priorities)
        {
            row.Priority = LogNames.Priority(values.ByColumn.GetValueOrDefault(priorities));
        }

        if (ColumnIn(values, CaseFieldColumns.Account) is { } accounts)
        {
            row.AccountKey = values.ByColumn.GetValueOrDefault(accounts);
        }

        row.CustomFieldsJson = OwnFields(row.CustomFieldsJson, values);
    }

    // null where the log does not record the field, or where another system changed it after the log did
    private string? ColumnIn(LoggedValues values, string field) =>
        columns.TryGetValue(field, out var column) && !values.Edited.Contains(field) ? column : null;

    // An import stores constant values with the case; keeps only those that had been recorded by then.
    private string OwnFields(string storedJson, LoggedValues values)
    {
        var own = columns.Where(each => CaseFieldColumns.IsOwn(each.Key) && !values.Edited.Contains(each.Key)).ToList();
        if (own.Count == 0)
        {
            return storedJson;
        }

        var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(storedJson) ?? [];
        foreach (var (key, column) in own)
        {
            var name = CaseFieldColumns.NameOf(key);
            fields.Remove(name);
            if (values.ByColumn.TryGetValue(column, out var value))
            {
                fields[name] = value;
            }
        }

        return JsonSerializer.Serialize(fields);
    }

    private string? ColumnOf(string name) =>
        columns.TryGetValue(name, out var column) || columns.TryGetValue(CaseFieldColumns.Own(name), out column) ? column
        : columns.Values.Contains(name, StringComparer.Ordinal) ? name
        : null;

    private bool HasColumns(CaseEventRow row) =>
        HistoryCase.IsAction(row) && row.AttributesJson.Length > 2 && CaseFieldColumns.ValuesIn(row.AttributesJson, columns).Count > 0;

    private LoggedValues ValuesBefore(HistoryCase found, int ordinal, DateTimeOffset at)
    {
        var values = new LoggedValues(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (var step in found.Events.Where(step => CaseEdits.IsKnown(step, ordinal, at)).Reverse())
        {
            if (CaseEdits.IsEdit(step))
            {
                NoteEdited(values, CaseEvents.AttributesOf(step));
                continue;
            }

            foreach (var (column, value) in CaseFieldColumns.ValuesIn(step.AttributesJson, columns))
            {
                values.ByColumn.TryAdd(column, value);
            }

            if (values.ByColumn.Count == _distinct)
            {
                break;
            }
        }

        return values;
    }

    private void NoteEdited(LoggedValues values, IReadOnlyDictionary<string, string> edit)
    {
        foreach (var (field, column) in columns.Where(each => !values.ByColumn.ContainsKey(each.Value)))
        {
            if (edit.ContainsKey(CaseFieldColumns.IsOwn(field) ? EditedField.OwnFields : EditedField.Prefix + field))
            {
                values.Edited.Add(field);
            }
        }
    }

    /// <summary>The last values that the events of a log record.</summary>
    /// <param name="Edited">Fields that another system changed after the last value.</param>
    private sealed record LoggedValues(Dictionary<string, string> ByColumn, HashSet<string> Edited);
}
