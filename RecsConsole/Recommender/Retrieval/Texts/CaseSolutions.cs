using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Solutions;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>What solved finished cases, for similar cases and for the solution model.</summary>
internal static class CaseSolutions
{
    /// <summary>The case in the form the solution model needs; null where no step solved it, as far as known.</summary>
    /// <param name="worked">All steps of people, oldest first.</param>
    public static SolvedCase? Of(CaseRow row, SolvingStep step, IReadOnlyList<WorkedStep> worked) =>
        step.Action is null
            ? null
            : new(
                row.TypeKey,
                row.IssueType,
                row.Product,
                row.ResolvedAt ?? row.LastEventAt,
                step,
                CaseSigns.Of(row.Title, row.Description, FieldsOf(row))
            )
            {
                Tried = TriedBefore(step.Action, worked),
            };

    /// <summary>
    /// The case with the step that solved it instead of the recorded resolution, which may be the step that closed it. Where the steps show
    /// no solution, the record is all that is known, unless it names a step that solves nothing.
    /// </summary>
    /// <param name="cures">Keys of the actions that may solve a case.</param>
    public static SimilarCaseHit WithSolution(SimilarCaseHit hit, SolvingStep step, IReadOnlySet<string> cures) =>
        hit with
        {
            Resolution =
                step.Action ?? (hit.Resolution is { } recorded && (cures.Contains(recorded) || !IsStepOf(hit, recorded)) ? recorded : null),
            IsInferred = step is { Told: null, Inferred: not null } ? true : null,
        };

    /// <summary>The case's own fields.</summary>
    public static Dictionary<string, string> FieldsOf(CaseRow row) =>
        row.CustomFieldsJson is "{}" ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];

    private static List<string> TriedBefore(string solution, IReadOnlyList<WorkedStep> worked)
    {
        var activities = worked.Select(step => step.Activity).ToList();
        return [.. activities.Take(activities.LastIndexOf(solution)).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsStepOf(SimilarCaseHit hit, string activity) =>
        hit.Steps.Any(step => string.Equals(step.Activity, activity, StringComparison.Ordinal));
}
