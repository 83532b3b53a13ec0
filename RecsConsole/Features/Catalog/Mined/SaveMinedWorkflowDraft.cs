using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// Writes the workflow of a case type with the ways that its cases went as the draft of its next version. A draft that a person has begun
/// is never overwritten.
/// </summary>
public sealed class SaveMinedWorkflowDraft(OperationScopeFactory scopes, VersionDrafts<WorkflowRow, WorkflowContent> drafts)
{
    /// <param name="caseType">Key of the case type.</param>
    public async Task<Result<SavedVersion>> RunAsync(Actor actor, string caseType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caseType);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "edit.workflow", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (await db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == caseType, cancellationToken) is not { } type)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        if (await MinedFlows.ReadAsync(db, type, cancellationToken) is not { } flows)
        {
            return Error.NotFound(Texts.NoMinedWays);
        }

        var view = await flows.ViewAsync(db, type, cancellationToken);
        if (view.HasDraft)
        {
            return Error.Conflict(Texts.WorkflowIsBeingWritten);
        }

        if (!view.Missing.Any(step => step.HasAction))
        {
            return Error.Invalid(Texts.MinedActionsFirst);
        }

        var newest = await db
            .Workflows.Where(row => row.Key == type.WorkflowKey)
            .OrderByDescending(row => row.Version)
            .Select(row => new VersionSeen(row.Version, row.Revision))
            .FirstAsync(cancellationToken);
        return await drafts.SaveAsync(actor, new(type.WorkflowKey, newest, flows.With(view.Missing)), cancellationToken);
    }
}
