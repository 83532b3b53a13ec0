using RecsConsole.Engine.Fields;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>The limits while someone edits them on the page.</summary>
public sealed class FieldDraft
{
    private readonly HashSet<(DataField Field, FieldPurpose Purpose)> _withheld;

    private FieldDraft(HashSet<(DataField, FieldPurpose)> withheld, bool leavesOut) => (_withheld, LeavesOut) = (withheld, leavesOut);

    /// <summary>Whether trainings omit the features of withheld fields.</summary>
    public bool LeavesOut { get; set; }

    /// <summary>Starts from the limits in force. Drops unknown fields and purposes that cannot be withheld.</summary>
    public static FieldDraft From(FieldLimits? limits) =>
        new(
            [
                .. (limits?.Withheld ?? []).SelectMany(each =>
                    DataFields.Find(each.Field) is { } field
                        ? each.Purposes.Where(field.MayWithhold).Select(purpose => (field, purpose))
                        : []
                ),
            ],
            limits?.LeavesOut is true
        );

    public bool IsAllowed(DataField field, FieldPurpose purpose) =>
        field.Purposes.Contains(purpose) && !_withheld.Contains((field, purpose));

    public void Set(DataField field, FieldPurpose purpose, bool isAllowed)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (isAllowed || !field.MayWithhold(purpose))
        {
            _withheld.Remove((field, purpose));
        }
        else
        {
            _withheld.Add((field, purpose));
        }
    }

    /// <summary>The limits in stored form: ordered, and null when there is nothing to store.</summary>
    public FieldLimits? ToLimits()
    {
        var withheld = _withheld
            .GroupBy(each => each.Field.Key, StringComparer.Ordinal)
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => new FieldLimit(field.Key, [.. field.Select(each => each.Purpose).Order()]))
            .ToList();
        return withheld.Count == 0 && !LeavesOut ? null : new(withheld) { LeavesOut = LeavesOut ? true : null };
    }
}
