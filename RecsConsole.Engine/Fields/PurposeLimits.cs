namespace RecsConsole.Engine.Fields;

/// <summary>Purpose limitation: whether a field may be used for something, by the register and by the tenant's limits (R157).</summary>
public static class PurposeLimits
{
    /// <summary>Whether the field may be used for the purpose.</summary>
    public static bool Allows(this FieldLimits? limits, DataField field, FieldPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Purposes.Contains(purpose)
            && (limits is null || !limits.Withheld.Any(each => IsOf(each, field) && each.Purposes.Contains(purpose)));
    }

    /// <summary>The fields among these that may not be used for the purpose; empty when all may.</summary>
    public static IReadOnlyList<DataField> Refused(this FieldLimits? limits, IEnumerable<DataField> fields, FieldPurpose purpose) =>
        [.. fields.Distinct().Where(field => !limits.Allows(field, purpose))];

    /// <summary>
    /// The limits plus whole classes withheld for every purpose that may be withheld, as for a person who did not consent.
    /// </summary>
    public static FieldLimits? Without(this FieldLimits? limits, IReadOnlyCollection<FieldClass> classes) =>
        classes.Count == 0
            ? limits
            : new([
                .. limits?.Withheld ?? [],
                .. DataFields
                    .All.Where(field => classes.Contains(field.Class))
                    .Select(field => new FieldLimit(field.Key, [.. field.Purposes.Except(field.Needed)])),
            ]);

    private static bool IsOf(FieldLimit limit, DataField field) => string.Equals(limit.Field, field.Key, StringComparison.Ordinal);
}
