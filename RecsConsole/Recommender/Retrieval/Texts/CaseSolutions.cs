using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Solutions;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Finished cases in the form the solution model needs.</summary>
internal static class CaseSolutions
{
    /// <summary>What solved a finished case; null where no step did, as far as known.</summary>
    public static SolvedCase? Of(CaseRow row, string? resolution, IReadOnlyList<WorkedStep> steps, StateMachine machine)
    {
        var step = SolvingStep.From(steps, resolution, machine);
        return step.Action is null
            ? null
            : new(
                row.TypeKey,
                row.IssueType,
                row.Product,
                row.ResolvedAt ?? row.LastEventAt,
                step,
                CaseSigns.Of(row.Title, row.Description, FieldsOf(row))
            );
    }

    /// <summary>The case's own fields.</summary>
    public static Dictionary<string, string> FieldsOf(CaseRow row) =>
        row.CustomFieldsJson is "{}" ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];
}
