using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Fields;

/// <summary>Purpose limitation: whether a field may be used for something, by the register and by the tenant's limits (R157).</summary>
public static class FieldRules
{
    /// <summary>Whether the field may be used for the purpose.</summary>
    public static bool Allows(this FieldLimits? limits, DataField field, FieldPurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Purposes.Contains(purpose)
            && (limits is null || !limits.Withheld.Any(each => IsOf(each, field) && each.Purposes.Contains(purpose)));
    }

    /// <summary>Those of the fields that may not be used for the purpose; empty when all may.</summary>
    public static IReadOnlyList<DataField> Refused(this FieldLimits? limits, IEnumerable<DataField> fields, FieldPurpose purpose) =>
        [.. fields.Distinct().Where(field => !limits.Allows(field, purpose))];

    /// <summary>The features of a kind that rest on a field which may not be used for the purpose, each with these fields.</summary>
    public static IReadOnlyList<RefusedFeature> RefusedFeatures(
        this FieldLimits? limits,
        SlateKind kind,
        IEnumerable<string> columns,
        FieldPurpose purpose
    )
    {
        var asked = columns.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. FeatureTable
                .Of(kind)
                .Where(feature => asked.Contains(feature.Name))
                .Select(feature => new RefusedFeature(feature.Name, limits.Refused(feature.FieldsOf(kind), purpose)))
                .Where(refused => refused.Fields.Count > 0),
        ];
    }

    /// <summary>The fields for which a model of these columns may not have been learned; empty when it may rank.</summary>
    public static IReadOnlyList<DataField> RefusedModel(this FieldLimits? limits, SlateKind kind, IEnumerable<string> columns) =>
        limits is null
            ? []
            :
            [
                .. limits.Refused(LearnedFields.Targets, FieldPurpose.Train),
                .. limits.RefusedFeatures(kind, columns, FieldPurpose.Train).SelectMany(refused => refused.Fields).Distinct(),
            ];

    /// <summary>The limits with whole classes withheld for everything that may be withheld: those of somebody who did not consent.</summary>
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

/// <summary>A model feature that may not be used, and because of which fields.</summary>
public sealed record RefusedFeature(string Feature, IReadOnlyList<DataField> Fields);
