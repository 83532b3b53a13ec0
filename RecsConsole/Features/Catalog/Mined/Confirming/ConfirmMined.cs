using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>
/// Confirms what was mined: all of the request or nothing. This is the review of what the console proposed, so one person is enough. The
/// same confirmation again changes nothing.
/// </summary>
public sealed class ConfirmMined(
    OperationScopeFactory scopes,
    ConfirmedVersions<ActionRow, ActionContent> actions,
    ConfirmedVersions<WorkflowRow, WorkflowContent> workflows,
    ConfirmedVersions<ServiceLevelRow, ServiceLevelContent> levels,
    AuditTrail auditTrail
)
{
    private const string Name = "confirm.mined";

    public async Task<Result<ConfirmedItems>> RunAsync(Actor actor, ConfirmMinedRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.PublishVersion, Name, cancellationToken);
        // it writes as well: another name, a workflow with fewer steps
        if ((scope.Refusal ?? await scope.AuthorizeAsync(AccessOperation.ManageCatalog, Name, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var type = await scope.Db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == request.CaseType, cancellationToken);
        if (type is null)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        var tally = new ConfirmedTally();
        var wrong =
            await ActionsAsync(scope, request.Actions, tally, cancellationToken)
            ?? await WorkflowAsync(scope, type, request.Workflow, tally, cancellationToken)
            ?? await LevelsAsync(scope, type, request.Levels, tally, cancellationToken);
        if (wrong is not null)
        {
            return wrong;
        }

        if (tally.Count > 0)
        {
            auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "case_type", type.Key, AuditOutcome.Done, tally.Details()));
            if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
            {
                return Error.Conflict(Texts.VersionChangedMeanwhile);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return new ConfirmedItems(tally.Count) { LeftOut = tally.LeftOut };
    }

    private async Task<Error?> ActionsAsync(
        OperationScope scope,
        IReadOnlyList<ConfirmedAction> wanted,
        ConfirmedTally tally,
        CancellationToken cancellationToken
    )
    {
        var keys = wanted.Select(each => each.Key).Distinct(StringComparer.Ordinal).ToList();
        var rows = await scope.Db.Actions.Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var versions = rows.ToLookup(row => row.Key, StringComparer.Ordinal);
        foreach (var each in wanted.DistinctBy(each => each.Key, StringComparer.Ordinal))
        {
            if (await ActionAsync(scope, [.. versions[each.Key]], each, tally, cancellationToken) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private async Task<Error?> ActionAsync(
        OperationScope scope,
        List<ActionRow> versions,
        ConfirmedAction wanted,
        ConfirmedTally tally,
        CancellationToken cancellationToken
    )
    {
        if (versions.Find(row => row.Status.IsPublished()) is not { } inForce)
        {
            var newest = versions.MaxBy(row => row.Version);
            return wanted.IsLeftOut && newest is not null ? null
                : newest is { Status: VersionStatus.Retired } leftOut && MinedItems.IsObserved(leftOut)
                    ? await PublishAsync(scope, new(leftOut, Former: null), wanted.Title, tally, cancellationToken)
                : Error.NotFound(Texts.MinedActionGone.With(wanted.Title));
        }

        var isSame = string.Equals(inForce.Title, wanted.Title.Trim(), StringComparison.Ordinal);
        if (!MinedItems.IsObserved(inForce))
        {
            return isSame && !wanted.IsLeftOut ? null : Error.Conflict(Texts.MinedMeanwhile.With(inForce.Title));
        }

        if (!isSame && !wanted.IsLeftOut)
        {
            return await PublishAsync(scope, new(inForce, inForce), wanted.Title, tally, cancellationToken);
        }

        if (wanted.IsLeftOut)
        {
            actions.LeaveOut(scope, inForce);
            tally.LeftOut++;
            return null;
        }

        actions.Confirm(scope, inForce);
        tally.Actions++;
        return null;
    }

    // under another name, or again after it was left out: as the next version, so that the history shows both
    private async Task<Error?> PublishAsync(
        OperationScope scope,
        NextAction next,
        string title,
        ConfirmedTally tally,
        CancellationToken cancellationToken
    )
    {
        if (FieldRules.Missing(title, 300, Texts.TitleMissing) is { } invalid)
        {
            return Error.Invalid(invalid);
        }

        var content = ActionContent.From(next.Text) with { Title = title };
        var wrong = await actions.PublishAsync(scope, next.Text.Key, next.Former, content, cancellationToken);
        tally.Actions += wrong is null ? 1 : 0;
        return wrong;
    }

    private async Task<Error?> WorkflowAsync(
        OperationScope scope,
        CaseTypeRow type,
        ConfirmedWorkflow? wanted,
        ConfirmedTally tally,
        CancellationToken cancellationToken
    )
    {
        if (wanted is null)
        {
            return null;
        }

        var inForce = await scope.Db.Workflows.Published().FirstOrDefaultAsync(row => row.Key == type.WorkflowKey, cancellationToken);
        if (inForce is null)
        {
            return Error.NotFound(Texts.NoMinedWays);
        }

        var leftOut = wanted.LeftOut.Select(way => (way.From, way.ActionKey)).ToHashSet();
        var content = WorkflowContent.From(inForce);
        IReadOnlyList<WorkflowTransition> kept = [.. content.Steps.Where(step => !leftOut.Contains((step.From, step.ActionKey)))];
        if (inForce.Origin is null)
        {
            return kept.Count == content.Steps.Count ? null : Error.Conflict(Texts.MinedMeanwhile.With(inForce.Title));
        }

        if (inForce.Version != wanted.Version)
        {
            return Error.Conflict(Texts.MinedMeanwhile.With(inForce.Title)); // another file was imported since
        }

        // the mined version stays as it was, with what it was mined from; the next one is a person's
        var wrong = await workflows.PublishAsync(scope, inForce.Key, inForce, content with { Steps = kept }, cancellationToken);
        tally.Workflows += wrong is null ? 1 : 0;
        return wrong;
    }

    private async Task<Error?> LevelsAsync(
        OperationScope scope,
        CaseTypeRow type,
        IReadOnlyList<ConfirmedLevel> wanted,
        ConfirmedTally tally,
        CancellationToken cancellationToken
    )
    {
        var mined = wanted.Count == 0 ? [] : await MinedLevels.ReadAsync(scope.Db, type, cancellationToken);
        foreach (var each in wanted.DistinctBy(each => each.Priority))
        {
            if (mined.FirstOrDefault(level => level.Priority == each.Priority) is not { } level)
            {
                return Error.NotFound(Texts.MinedLevelGone);
            }

            if (level.IsInForce && string.Equals(level.Existing, level.Key, StringComparison.Ordinal))
            {
                continue; // confirmed before
            }

            if (WrongWith(level, each) is { } wrong)
            {
                return wrong;
            }

            var content = MinedLevels.ContentOf(type, level);
            if (await levels.PublishAsync(scope, level.Key, former: null, content, cancellationToken) is { } refused)
            {
                return refused;
            }

            tally.Levels++;
        }

        return null;
    }

    private static Error? WrongWith(MinedLevel level, ConfirmedLevel wanted) =>
        level.Existing is { } existing ? Error.Conflict(Texts.MinedLevelExists.With(existing))
        : level.Hours != wanted.Hours ? Error.Conflict(Texts.MinedLevelChanged.With(level.Hours))
        : null;

    /// <param name="Text">The version with the text.</param>
    /// <param name="Former">The version in use; null when none is.</param>
    private sealed record NextAction(ActionRow Text, ActionRow? Former);

    private sealed class ConfirmedTally
    {
        public int Actions { get; set; }

        public int LeftOut { get; set; }

        public int Workflows { get; set; }

        public int Levels { get; set; }

        public int Count => Actions + LeftOut + Workflows + Levels;

        public Dictionary<string, string> Details() =>
            new(StringComparer.Ordinal)
            {
                ["actions"] = Words(Actions),
                ["leftOut"] = Words(LeftOut),
                ["workflows"] = Words(Workflows),
                ["levels"] = Words(Levels),
            };

        private static string Words(int count) => count.ToString(CultureInfo.InvariantCulture);
    }
}
