using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>
/// Reads what an import found in the history of a case type: actions, states, steps and service levels with their counts, and who confirmed
/// each. Counts all cases of the type, whoever may see them, and names none.
/// </summary>
public sealed class ReadMinedItems(OperationScopeFactory scopes, VersionAudit<WorkflowRow, WorkflowContent> audit)
{
    /// <param name="caseType">Key of the case type.</param>
    public async Task<Result<MinedItems>> RunAsync(Actor actor, string caseType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caseType);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.mined", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (await db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == caseType, cancellationToken) is not { } type)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        var workflow = await WorkflowAsync(db, type.WorkflowKey, cancellationToken);
        return new MinedItems(
            type.Key,
            await ActionsAsync(db, type.Key, workflow, cancellationToken),
            workflow,
            await MinedLevels.ReadAsync(db, type, cancellationToken),
            await scope.MayAsync(AccessOperation.PublishVersion, cancellationToken)
                && await scope.MayAsync(AccessOperation.ManageCatalog, cancellationToken)
        );
    }

    // steps of the workflow, and what cases did without its being one
    private static async Task<IReadOnlyList<FoundAction>> ActionsAsync(
        ConsoleDbContext db,
        string caseType,
        FoundWorkflow? workflow,
        CancellationToken cancellationToken
    )
    {
        var seen = await db
            .CaseEvents.AsNoTracking()
            .Where(row => db.Cases.Any(found => found.Id == row.CaseId && found.TypeKey == caseType))
            .GroupBy(row => row.Activity)
            .Select(group => new { Activity = group.Key, Count = group.Count() })
            .ToDictionaryAsync(each => each.Activity, each => each.Count, StringComparer.Ordinal, cancellationToken);
        var steps = (workflow?.States ?? []).SelectMany(state => state.Ways).Select(way => way.ActionKey);
        var keys = seen.Keys.Concat(steps).ToHashSet(StringComparer.Ordinal);
        var rows = await db
            .Actions.AsNoTracking()
            .Where(row => row.Kind == ActionFacts.LoggedKind)
            .Where(row =>
                row.Status == VersionStatus.Published
                // left out: the newest version was taken out of use before anybody confirmed it
                || (
                    row.Status == VersionStatus.Retired
                    && row.AuthorId == null
                    && row.PublishedById == null
                    && !db.Actions.Any(other => other.Key == row.Key && other.Version > row.Version)
                )
            )
            .OrderBy(row => row.Title)
            .ThenBy(row => row.Key)
            .ToListAsync(cancellationToken);
        var found = rows.FindAll(row => keys.Contains(row.Key));
        var names = await PeopleNames.ReadAsync(db, found.Select(row => row.PublishedById).OfType<Guid>(), cancellationToken);
        return
        [
            .. found.Select(row => new FoundAction(
                row.Key,
                row.Title,
                seen.GetValueOrDefault(row.Key),
                MinedItems.IsObserved(row)
                    ? null
                    : new(row.PublishedById is { } publisher ? names.GetValueOrDefault(publisher) : null, row.UpdatedAt)
            )
            {
                IsLeftOut = row.Status is VersionStatus.Retired,
            }),
        ];
    }

    private async Task<FoundWorkflow?> WorkflowAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var row = await db.Workflows.AsNoTracking().Published().FirstOrDefaultAsync(found => found.Key == key, cancellationToken);
        return row is null
            ? null
            : new(
                row.Key,
                row.Version,
                FoundStates.Of(WorkflowContent.From(row)),
                row.Origin is null ? await ConfirmationAsync(db, row, cancellationToken) : null
            );
    }

    // the row has no column for its publisher; the trail names them
    private async Task<Confirmation> ConfirmationAsync(ConsoleDbContext db, WorkflowRow row, CancellationToken cancellationToken)
    {
        var operation = audit.NameOf(VersionStep.Publish);
        var publisher = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectId == row.Key && entry.Operation == operation && entry.Outcome == AuditOutcomes.Done)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Select(entry => entry.ActorId)
            .FirstOrDefaultAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, new[] { publisher }.OfType<Guid>(), cancellationToken);
        return new(publisher is { } person ? names.GetValueOrDefault(person) : null, row.PublishedAt ?? row.UpdatedAt);
    }
}
