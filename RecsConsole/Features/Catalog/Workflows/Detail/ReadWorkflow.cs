using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows.Detail;

/// <summary>Reads a workflow with all its versions and its history, recent use of its steps, and what blocks its publication.</summary>
public sealed class ReadWorkflow(OperationScopeFactory scopes, VersionAudit<WorkflowRow, WorkflowContent> audit)
{
    public async Task<Result<WorkflowView>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "read.workflow", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await scope
            .Db.Workflows.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound(Texts.WorkflowNotFound) : await ShowAsync(scope, rows, cancellationToken);
    }

    private async Task<WorkflowView> ShowAsync(OperationScope scope, List<WorkflowRow> rows, CancellationToken cancellationToken)
    {
        var (db, key) = (scope.Db, rows[0].Key);
        var choices = await WorkflowChoices.ReadWithPassagesAsync(scope, key, cancellationToken);
        var writers = await audit.WritersAsync(db, rows[0], cancellationToken);
        return new(
            key,
            [
                .. rows.Select(row => new WorkflowVersion(
                    row.Version,
                    row.Status,
                    row.Revision,
                    WorkflowContent.From(row),
                    row.UpdatedAt,
                    row.Origin
                )),
            ],
            choices,
            await audit.HistoryAsync(db, key, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            writers.Contains(scope.Actor.PersonId)
        )
        {
            Second = await audit.SecondAsync(scope, rows[0], cancellationToken),
            Against = rows[0].Status is VersionStatus.Draft or VersionStatus.InReview
                ? WorkflowRules.AgainstPublishing(WorkflowContent.From(rows[0]), choices)
                : [],
        };
    }
}

/// <summary>A workflow as its maintainers see it; newest version first.</summary>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public sealed record WorkflowView(
    string Key,
    IReadOnlyList<WorkflowVersion> Versions,
    WorkflowChoices Choices,
    IReadOnlyList<VersionHistoryLine> History,
    bool MayManage,
    bool WroteNewest
) : ItemView<WorkflowVersion>(Key, Versions, History, MayManage, WroteNewest)
{
    /// <summary>What blocks publication of the pending version.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>The version that the page shows: the published one, or the newest if none is published.</summary>
    public WorkflowVersion Shown => Published ?? Newest;
}

/// <summary>A version of a workflow.</summary>
/// <param name="Origin">The event log the workflow was mined from; null when people drew it.</param>
public sealed record WorkflowVersion(
    int Version,
    VersionStatus Status,
    long Revision,
    WorkflowContent Content,
    DateTimeOffset UpdatedAt,
    string? Origin
) : ItemVersion(Version, Status, Revision, UpdatedAt)
{
    public override string Title => Content.Title;
}
