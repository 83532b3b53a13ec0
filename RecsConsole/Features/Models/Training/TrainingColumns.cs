using RecsConsole.Engine.Fields;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>The columns and labels that a training may use; a forbidden one is refused by name.</summary>
public static class TrainingColumns
{
    /// <summary>The labels that form the target.</summary>
    public static IReadOnlyList<string> Labels { get; } = [LabelNames.Executed, LabelNames.Resolved, LabelNames.SlaMet, LabelNames.Rework];

    /// <summary>
    /// Labels that examples of a kind wait for. Rework counts against the step that solved the case, not against documents read or people
    /// asked, so those do not wait for it. Customer satisfaction is waited for only where it has weight.
    /// </summary>
    public static IReadOnlyList<string> LabelsOf(SlateKind kind, LearningObjectives objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        IEnumerable<string> labels = kind is SlateKind.Action ? Labels : [LabelNames.Executed, LabelNames.Resolved, LabelNames.SlaMet];
        return [.. objectives.Satisfied > 0 ? labels.Append(LabelNames.Satisfied) : labels];
    }

    private static readonly string[] s_known = [.. Labels, LabelNames.Accepted, LabelNames.Satisfied, "opened"];

    /// <summary>Data fields that the target is based on; customer ratings only where they have weight.</summary>
    public static IReadOnlyList<DataField> TargetsOf(LearningObjectives objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        return objectives.Satisfied > 0 ? [.. LearnedFields.Targets, DataFields.EventRating] : LearnedFields.Targets;
    }

    /// <summary>The columns to learn from, or the reason for refusal.</summary>
    public static Result<IReadOnlyList<string>> Of(TrainModelRequest request, LearningObjectives objectives, ConfigurationPart settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(objectives);
        ArgumentNullException.ThrowIfNull(settings);
        if (Refuse(request.Labels) is { } refused)
        {
            return refused;
        }

        if (settings.FieldLimits.Refused(TargetsOf(objectives), FieldPurpose.Train) is { Count: > 0 } targets)
        {
            return Error.Invalid(StoredText.From<Texts>(nameof(Texts.TargetsAreNotForTraining), Names(targets)));
        }

        var known = FeatureColumns.Of(request.Kind);
        var asked = request.Columns ?? [.. known.Where(each => !IsDenied(each))];
        var forbidden = asked.Where(IsDenied).ToList();
        if (forbidden.Count > 0)
        {
            return Error.Invalid(StoredText.From<Texts>(nameof(Texts.NothingIsLearnedFromDeniedFeatures), string.Join(", ", forbidden)));
        }

        var unknown = asked.Where(each => !known.Contains(each, StringComparer.Ordinal)).ToList();
        return unknown.Count == 0 && asked.Count > 0
            ? Permitted(request, asked, settings.FieldLimits)
            : Error.Invalid(StoredText.From<Texts>(nameof(Texts.ThereIsNoFeatureColumn), string.Join(", ", unknown)));

        bool IsDenied(string column) => FeatureDenyList.IsDenied(column, settings.DeniedFeatures);
    }

    // Fails closed: with fewer features it is a different model, which nobody should get without asking for it (R157).
    private static Result<IReadOnlyList<string>> Permitted(TrainModelRequest request, IReadOnlyList<string> asked, FieldLimits? limits)
    {
        var refused = limits.RefusedFeatures(request.Kind, asked, FieldPurpose.Train);
        var left = asked.Except(refused.Select(each => each.Feature), StringComparer.Ordinal).ToList();
        var mayLeaveOut = limits?.LeavesOut is true && request.Columns is null && left.Count > 0;
        return refused.Count == 0 || mayLeaveOut
            ? Result(left)
            : Error.Invalid(
                StoredText.From<Texts>(
                    nameof(Texts.FieldsAreNotForTraining),
                    string.Join("; ", refused.Select(each => $"{each.Feature} ({Names(each.Fields)})"))
                )
            );
    }

    private static string Names(IReadOnlyList<DataField> fields) => string.Join(", ", fields.Select(field => field.Key));

    // Clicks and acceptances show what looked good, not what helped (R69).
    private static Error? Refuse(IReadOnlyList<string> labels)
    {
        if (labels.FirstOrDefault(each => !s_known.Contains(each, StringComparer.Ordinal)) is { } unknown)
        {
            return Error.Invalid(StoredText.From<Texts>(nameof(Texts.ThereIsNoLabel), unknown));
        }

        return labels.Contains(LabelNames.Executed, StringComparer.Ordinal) && labels.Contains(LabelNames.Resolved, StringComparer.Ordinal)
            ? null
            : Error.Invalid(
                Texts.LabelsTooFew.With(string.Join($" {SharedTexts.AndInSentence} ", labels), LabelNames.Executed, LabelNames.Resolved)
            );
    }

    private static Result<IReadOnlyList<string>> Result(IReadOnlyList<string> columns) => columns.ToList();
}
