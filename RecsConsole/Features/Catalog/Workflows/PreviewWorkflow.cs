using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>
/// Finds the open cases whose next steps a workflow, saved or not, would change if it were in force now. Counts only cases that the reader
/// may view.
/// </summary>
public sealed class PreviewWorkflow(OperationScopeFactory scopes, TenantFactsReader factsReader)
{
    public async Task<Result<WorkflowPreview>> RunAsync(
        Actor actor,
        string key,
        WorkflowContent content,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "preview.workflow", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (content.Steps.Count > WorkflowRules.MaxSteps)
        {
            return Error.Invalid(Texts.AtMostSteps.With(WorkflowRules.MaxSteps, content.Steps.Count));
        }

        var types = await scope.Db.CaseTypes.Where(type => type.WorkflowKey == key).Select(type => type.Key).ToListAsync(cancellationToken);
        var row = await scope.Db.Workflows.AsNoTracking().Published().FirstOrDefaultAsync(each => each.Key == key, cancellationToken);
        var before = row is null ? new() : WorkflowContent.From(row);
        var open = await OpenCases.ReadAsync(scope, await factsReader.ReadAsync(actor, cancellationToken), cancellationToken);
        var following = open.Seen.Select(each => each.Row).Where(each => types.Contains(each.TypeKey)).ToList();
        var changed = following.Select(each => CompareSteps(each, before, content)).OfType<ChangedLine>().ToList();
        return new WorkflowPreview(
            [.. changed.OrderByDescending(line => line.IsStuck).ThenByDescending(line => line.Lost.Count).Take(OpenCases.Named)],
            changed.Count,
            changed.Count(line => line.IsStuck),
            following.Count,
            open.IsCut,
            [.. Counts(changed, line => line.Lost, isLost: true), .. Counts(changed, line => line.Gained, isLost: false)]
        );
    }

    private static ChangedLine? CompareSteps(CaseRow row, WorkflowContent before, WorkflowContent after)
    {
        var (old, now) = (KeysOf(before, row.Status), KeysOf(after, row.Status));
        var isOver = after.States.Any(state => state.Terminal && string.Equals(state.Key, row.Status, StringComparison.Ordinal));
        var line = new ChangedLine(row.Key, row.Title, row.Status, Only(old, now), Only(now, old), now.Count == 0 && !isOver);
        return line.Lost.Count + line.Gained.Count > 0 ? line : null;
    }

    private static IReadOnlyList<string> Only(HashSet<string> these, HashSet<string> others) =>
        [.. these.Where(step => !others.Contains(step))];

    private static HashSet<string> KeysOf(WorkflowContent content, string state) =>
        content.StepsFrom(state).Select(step => step.ActionKey).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<StepCount> Counts(
        IReadOnlyList<ChangedLine> lines,
        Func<ChangedLine, IReadOnlyList<string>> stepsOf,
        bool isLost
    ) =>
        lines
            .SelectMany(stepsOf)
            .CountBy(step => step, StringComparer.Ordinal)
            .OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => new StepCount(each.Key, isLost, each.Value));
}

/// <summary>What a workflow would change now.</summary>
/// <param name="Total">Cases whose possible steps would change.</param>
/// <param name="Stuck">The cases among them that would have no possible step.</param>
/// <param name="Looked">Open cases examined that follow the workflow.</param>
/// <param name="IsCut">There are more open cases than were examined.</param>
public sealed record WorkflowPreview(
    IReadOnlyList<ChangedLine> Cases,
    int Total,
    int Stuck,
    int Looked,
    bool IsCut,
    IReadOnlyList<StepCount> Counts
);

/// <summary>A case whose possible steps would change.</summary>
/// <param name="Lost">Steps that are possible now and would not be.</param>
/// <param name="IsStuck">No step would be possible, although the case is not closed.</param>
public sealed record ChangedLine(
    string Key,
    string Title,
    string State,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Gained,
    bool IsStuck
);

/// <summary>The number of cases that would lose or gain a step.</summary>
public sealed record StepCount(string Action, bool IsLost, int Cases);
