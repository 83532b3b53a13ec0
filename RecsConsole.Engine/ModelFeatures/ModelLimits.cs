using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Which features, and which models, a tenant's limits do not allow (R157).</summary>
public static class ModelLimits
{
    /// <summary>The features of a kind that depend on fields withheld for the purpose, each with these fields.</summary>
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

    /// <summary>The withheld fields that a model with these columns may have learned from; empty when it may rank.</summary>
    public static IReadOnlyList<DataField> RefusedModel(this FieldLimits? limits, SlateKind kind, IEnumerable<string> columns) =>
        limits is null
            ? []
            :
            [
                .. limits.Refused(LearnedFields.Targets, FieldPurpose.Train),
                .. limits.RefusedFeatures(kind, columns, FieldPurpose.Train).SelectMany(refused => refused.Fields).Distinct(),
            ];
}

/// <summary>A model feature that may not be used, and the fields that forbid it.</summary>
public sealed record RefusedFeature(string Feature, IReadOnlyList<DataField> Fields);
