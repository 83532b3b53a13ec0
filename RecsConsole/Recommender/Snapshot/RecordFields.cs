using RecsConsole.Casework;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// A case without what the tenant does not allow for suggestions, before search and statistics are queried for it;
/// <see cref="SnapshotFields"/> does the same with their results.
/// </summary>
public static class RecordFields
{
    private static readonly Dictionary<string, string> s_none = new(StringComparer.Ordinal);

    /// <summary>The case without the withheld fields; the same instance when nothing is withheld.</summary>
    public static CaseRecord Within(CaseRecord record, FieldLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(record);
        return limits is null
            ? record
            : record with
            {
                Product = Serves(DataFields.CaseProduct) ? record.Product : null,
                Priority = Serves(DataFields.CasePriority) ? record.Priority : null,
                CustomFields = Serves(DataFields.CaseCustomFields) ? record.CustomFields : s_none,
                Steps = SnapshotFields.Within(record.Steps, limits),
                StepAttributes = Serves(DataFields.EventAttributes) ? record.StepAttributes : [],
            };

        bool Serves(DataField field) => limits.Allows(field, FieldPurpose.Serve);
    }
}
