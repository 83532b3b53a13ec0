using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Intake;

/// <summary>Reads from the events of a case which values its fields had before other systems changed them.</summary>
internal static class CaseEdits
{
    /// <summary>Whether an event records changed fields.</summary>
    public static bool IsEdit(CaseEventRow row) =>
        row.Kind is CaseEventKind.System && string.Equals(row.Activity, CaseActivities.Edited, StringComparison.Ordinal);

    /// <summary>Whether an event records that a case got its customer.</summary>
    public static bool SetsCustomer(CaseEventRow row) =>
        IsEdit(row) && CaseEvents.AttributesOf(row).ContainsKey(CaseEdit.CustomerAttribute);

    /// <summary>Whether that is all it records: no field was changed with it.</summary>
    public static bool SetsOnlyCustomer(CaseEventRow row) =>
        SetsCustomer(row) && !CaseEvents.AttributesOf(row).Keys.Any(name => name.StartsWith(EditedField.Prefix, StringComparison.Ordinal));

    /// <summary>The events of some cases that record changed fields, in order.</summary>
    public static async Task<ILookup<Guid, CaseEventRow>> ReadAsync(
        ConsoleDbContext db,
        IQueryable<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == CaseEventKind.System && row.Activity == CaseActivities.Edited && ids.Contains(row.CaseId))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.CaseId);
    }

    /// <summary>Whether an event had happened before a step.</summary>
    /// <param name="ordinal">Number of the step.</param>
    /// <param name="at">When it was taken; an event reported late has a higher number than earlier changes.</param>
    public static bool IsKnown(CaseEventRow row, int ordinal, DateTimeOffset at) => row.Ordinal < ordinal && row.At <= at;

    /// <summary>The case with the fields it had before a step; the row itself if none was changed since.</summary>
    /// <param name="edits">The events of the case that record changed fields, in order.</param>
    public static CaseRow Before(CaseRow row, IEnumerable<CaseEventRow> edits, int ordinal, DateTimeOffset at)
    {
        var former = Former(edits, ordinal, at);
        if (former.Count == 0)
        {
            return row;
        }

        var then = row.Copy();
        foreach (var field in EditedField.All)
        {
            if (former.TryGetValue(field.Attribute, out var value))
            {
                field.Write(then, value.Length == 0 ? null : value);
            }
        }

        return then;
    }

    /// <summary>The case with the fields it had at its opening.</summary>
    public static CaseRow AtOpening(CaseRow row, IEnumerable<CaseEventRow> edits) => Before(row, edits, 0, row.OpenedAt);

    /// <summary>The former values of the fields that were changed after a step, by <see cref="EditedField.Attribute"/>.</summary>
    public static IReadOnlyDictionary<string, string> Former(IEnumerable<CaseEventRow> edits, int ordinal, DateTimeOffset at)
    {
        var former = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attributes in edits.Where(row => !IsKnown(row, ordinal, at)).Select(CaseEvents.AttributesOf))
        {
            foreach (var (name, value) in attributes.Where(each => each.Key.StartsWith(EditedField.Prefix, StringComparison.Ordinal)))
            {
                former.TryAdd(name, value); // the first change after the step has the value at the step
            }
        }

        return former;
    }
}
