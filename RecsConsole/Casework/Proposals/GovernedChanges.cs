using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework.Proposals;

/// <summary>Sends a change of a tenant's rules to a second person. Somebody who is alone there puts it into force at once.</summary>
public sealed class GovernedChanges(ProposalDesk proposals, IEnumerable<IGovernedPart> parts)
{
    /// <summary>Shorter reasons are refused.</summary>
    public const int ShortestWhy = 10;

    /// <summary>Longer reasons are refused.</summary>
    public const int LongestWhy = 500;

    /// <summary>The part that a proposal changes; null when this program has no such part.</summary>
    public IGovernedPart? PartOf(string subject)
    {
        var name = GovernedParts.NameOf(subject);
        return parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.Ordinal));
    }

    /// <summary>Returns a message: that the change is in force, or that it waits for a second person.</summary>
    public async Task<Result<string>> SaveAsync<TRules>(
        OperationScope scope,
        GovernedPart<TRules> part,
        GovernedEdit<TRules> edit,
        CancellationToken cancellationToken
    )
        where TRules : class
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(edit);
        var why = edit.Why.Trim();
        if (why.Length is < ShortestWhy or > LongestWhy)
        {
            return Error.Invalid(CaseworkTexts.ChangeWhy.With(ShortestWhy, LongestWhy));
        }

        // one at a time, so that two changes to the same rules cannot both wait
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var change = await part.PrepareAsync(scope, edit, cancellationToken);
        if (!change.IsOk)
        {
            return change.Error;
        }

        var saved = await ProposalDesk.IsAloneAsync(scope, AccessOperation.BorrowPublishing, cancellationToken)
            ? await ApplyAloneAsync(scope, part, change.Value, why, cancellationToken)
            : await SendForReviewAsync(scope, change.Value, why, cancellationToken);
        if (saved.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    /// <summary>
    /// Sends a change and saves; refused while another one to the same subject waits. The caller opens the transaction and commits.
    /// </summary>
    public async Task<Result<Guid>> SendAsync(OperationScope scope, ProposedChange change, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        var db = scope.Db;
        if (await TimedChanges.RefuseOtherAsync(db, change.Subject, cancellationToken) is { } timed)
        {
            return timed;
        }

        if (await ProposalDesk.WaitsAsync(db, ProposalKind.SettingsChange, change.Subject, cancellationToken))
        {
            return Error.Conflict(CaseworkTexts.AnotherChangeWaits);
        }

        var row = await proposals.SendAsync(scope, ProposalOf(change, why), cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Configuration, row.Id.ToString("D"), scope.Now);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    // kept like one that a second person published: the versions of a rule have no gap
    private static async Task<Result<string>> ApplyAloneAsync<TRules>(
        OperationScope scope,
        GovernedPart<TRules> part,
        ProposedChange change,
        string why,
        CancellationToken cancellationToken
    )
        where TRules : class
    {
        if (await TimedChanges.RefuseOtherAsync(scope.Db, change.Subject, cancellationToken) is { } timed)
        {
            return timed;
        }

        ProposalDesk.KeepPublished(scope, ProposalOf(change, why));
        return await part.ApplyAsync(scope, change, new(why), cancellationToken);
    }

    private static NewProposal ProposalOf(ProposedChange change, string why) =>
        new(ProposalKind.SettingsChange, change.Subject, change.BaseVersion, change.ContentJson, why, "submit.settings");

    private async Task<Result<string>> SendForReviewAsync(
        OperationScope scope,
        ProposedChange change,
        string why,
        CancellationToken cancellationToken
    )
    {
        var sent = await SendAsync(scope, change, why, cancellationToken);
        return sent.IsOk ? CaseworkTexts.ChangeWasSent : sent.Error;
    }
}
