using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Which open cases could go on otherwise if a workflow, saved or not, were in force now. Only cases that the reader may view count.</summary>
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

        if (content.Steps.Count > WorkflowRules.MostSteps)
        {
            return Error.Invalid(Texts.AtMostSteps.With(WorkflowRules.MostSteps, content.Steps.Count));
        }

        var types = await scope.Db.CaseTypes.Where(type => type.WorkflowKey == key).Select(type => type.Key).ToListAsync(cancellationToken);
        var row = await scope.Db.Workflows.AsNoTracking().Published().FirstOrDefaultAsync(each => each.Key == key, cancellationToken);
        var before = row is null ? new() : WorkflowContent.Of(row);
        var open = await OpenCases.ReadAsync(scope, await factsReader.ReadAsync(actor, cancellationToken), cancellationToken);
        var following = open.Seen.Select(each => each.Row).Where(each => types.Contains(each.TypeKey)).ToList();
        var changed = following.Select(each => Look(each, before, content)).OfType<MovedLine>().ToList();
        return new WorkflowPreview(
            [.. changed.OrderByDescending(line => line.IsStuck).ThenByDescending(line => line.Lost.Count).Take(OpenCases.Named)],
            changed.Count,
            changed.Count(line => line.IsStuck),
            following.Count,
            open.IsCut,
            [.. Counts(changed, line => line.Lost, isLost: true), .. Counts(changed, line => line.Gained, isLost: false)]
        );
    }

    private static MovedLine? Look(CaseRow row, WorkflowContent before, WorkflowContent after)
    {
        var (old, now) = (KeysOf(before, row.Status), KeysOf(after, row.Status));
        var isOver = after.States.Any(state => state.Terminal && string.Equals(state.Key, row.Status, StringComparison.Ordinal));
        var line = new MovedLine(row.Key, row.Title, row.Status, Only(old, now), Only(now, old), now.Count == 0 && !isOver);
        return line.Lost.Count + line.Gained.Count > 0 ? line : null;
    }

    private static IReadOnlyList<string> Only(HashSet<string> these, HashSet<string> others) =>
        [.. these.Where(step => !others.Contains(step))];

    private static HashSet<string> KeysOf(WorkflowContent content, string state) =>
        content.StepsFrom(state).Select(step => step.ActionKey).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<StepCount> Counts(
        IReadOnlyList<MovedLine> lines,
        Func<MovedLine, IReadOnlyList<string>> stepsOf,
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
/// <param name="Total">Cases with other steps than now.</param>
/// <param name="Stuck">Of them, cases in which nothing would be possible.</param>
/// <param name="Looked">Open cases that follow it, of those that were asked.</param>
/// <param name="IsCut">There are more open cases than were looked at.</param>
public sealed record WorkflowPreview(
    IReadOnlyList<MovedLine> Cases,
    int Total,
    int Stuck,
    int Looked,
    bool IsCut,
    IReadOnlyList<StepCount> Counts
);

/// <summary>A case that could go on otherwise.</summary>
/// <param name="Lost">Steps that are possible now and would not be.</param>
/// <param name="IsStuck">Nothing would be possible there, and it is not over.</param>
public sealed record MovedLine(
    string Key,
    string Title,
    string State,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Gained,
    bool IsStuck
);

/// <summary>In how many cases a step would go or come.</summary>
public sealed record StepCount(string Action, bool IsLost, int Cases);
