using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Puts settings or other rules into force that somebody else sent, now or at a time to come; the next request after that uses them.
/// Refused when others came into force since.
/// </summary>
public sealed class PublishSettings(OperationScopeFactory scopes, ProposalDesk proposals, GovernedChanges changes, TimedChanges timed)
{
    private const string Name = "publish.settings";
    private const string TimedName = "schedule.settings";

    public async Task<Result<string>> RunAsync(Actor actor, PublishSettingsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.PublishVersion, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var published = await PublishAsync(scope, request, cancellationToken);
        if (published.IsOk || published.Error.Kind is ErrorKind.Forbidden)
        {
            await transaction.CommitAsync(cancellationToken); // commits the audited denial too
        }

        return published;
    }

    private async Task<Result<string>> PublishAsync(
        OperationScope scope,
        PublishSettingsRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await ProposalDesk.FindAsync(scope, ProposalKind.SettingsChange, request.Proposal, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error;
        }

        var row = found.Value;
        if (await proposals.RefuseOwnAsync(scope, row, Name, cancellationToken) is { } own)
        {
            return own;
        }

        if (changes.PartOf(row.Subject) is not { } part)
        {
            return Error.Invalid(CaseworkTexts.ProposalUnreadable);
        }

        if (request.At is { } at)
        {
            return TimedChanges.ProblemOf(at, scope.Now) is { } problem
                ? problem
                : await SetAsync(scope, row, part, request with { At = Timestamps.Round(at) }, cancellationToken);
        }

        var end = new ProposalEnd(Name, AuditOutcome.Done) { Status = VersionStatus.Published };
        await proposals.DecideAsync(scope, row, end, cancellationToken);
        ChangeOrigin origin = new(row.Why) { AuthorId = row.AuthorId, Details = DetailsOf(row, request.Impact) };
        return await part.ApplyAsync(scope, ProposedChange.From(row), origin, cancellationToken); // saves the decision too
    }

    // what could not be published now is not set for later either
    private async Task<Result<string>> SetAsync(
        OperationScope scope,
        ProposalRow row,
        IGovernedPart part,
        PublishSettingsRequest request,
        CancellationToken cancellationToken
    )
    {
        var view = await part.ReadAsync(scope, ProposedChange.From(row), cancellationToken);
        if (!view.IsReadable)
        {
            return Error.Invalid(CaseworkTexts.ProposalUnreadable);
        }

        if (view.IsOutdated)
        {
            return Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
        }

        Dictionary<string, string> details = new(StringComparer.Ordinal);
        request.Impact?.AddTo(details);
        await timed.SetAsync(scope, row, request.At!.Value, new(TimedName, AuditOutcome.Done) { Details = details }, cancellationToken);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? Texts.ChangeIsSet : Error.Conflict(CaseworkTexts.ProposalWasDecided);
    }

    private static Dictionary<string, string> DetailsOf(ProposalRow row, ImpactStamp? impact)
    {
        Dictionary<string, string> details = new(StringComparer.Ordinal)
        {
            ["proposal"] = row.Id.ToString("D"),
            ["author"] = row.AuthorId.ToString("D"),
        };
        impact?.AddTo(details);
        return details;
    }
}

/// <param name="Impact">The report that was on screen; null when it could not be measured, or the part has none.</param>
public sealed record PublishSettingsRequest(ProposalRequest Proposal, ImpactStamp? Impact)
{
    /// <summary>When they come into force; null for now.</summary>
    public DateTimeOffset? At { get; init; }
}
