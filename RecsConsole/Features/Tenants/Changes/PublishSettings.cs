using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Puts settings into force that somebody else sent; the next opening of a case uses them. Refused when others came into force since.
/// </summary>
public sealed class PublishSettings(OperationScopeFactory scopes, SettingsWriter writer, ProposalDesk proposals)
{
    private const string Name = "publish.settings";

    public async Task<Result<int>> RunAsync(Actor actor, PublishSettingsRequest request, CancellationToken cancellationToken)
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

    private async Task<Result<int>> PublishAsync(OperationScope scope, PublishSettingsRequest request, CancellationToken cancellationToken)
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

        if (new KeptSettings(row.BaseVersion, row.ContentJson).Read() is not { } settings)
        {
            return Error.Invalid(Texts.ProposalUnreadable);
        }

        var change = await SettingsWriter.CompareAsync(scope.Db, row.BaseVersion, settings, cancellationToken);
        if (!change.IsOk)
        {
            return change.Error;
        }

        var end = new ProposalEnd(Name, AuditOutcome.Done) { Status = VersionStatus.Published };
        await proposals.DecideAsync(scope, row, end, cancellationToken);
        var (before, after, _) = change.Value;
        NewSettings saved = new(before, after, row.Why, SaveTenantSettings.Name)
        {
            AuthorId = row.AuthorId,
            Details = DetailsOf(row, request.Impact),
        };
        return await writer.WriteAsync(scope.Db, scope.Actor, saved, cancellationToken);
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

/// <param name="Impact">The report that was on screen; null when it could not be measured.</param>
public sealed record PublishSettingsRequest(ProposalRequest Proposal, ImpactStamp? Impact);
