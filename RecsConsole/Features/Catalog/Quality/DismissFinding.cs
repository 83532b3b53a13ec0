using System.Text;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Dismisses a finding with a reason, or opens a dismissed one again.</summary>
public sealed class DismissFinding(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    public const int LongestReason = 1000;

    private const string Name = "dismiss.finding";
    private const string ReopenName = "reopen.finding";

    private static Error Changed => Error.Conflict(Texts.FindingChangedMeanwhile);

    /// <returns>The new revision.</returns>
    public async Task<Result<long>> RunAsync(Actor actor, DismissFindingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var isOpening = request.Reason is null;
        await using var scope = await scopes.OpenAsync(
            actor,
            AccessOperation.ManageCatalog,
            isOpening ? ReopenName : Name,
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var reason = request.Reason?.Trim();
        if (reason?.Length is 0 or > LongestReason)
        {
            return Error.Invalid(Texts.SayWhyItIsNoFault.With(LongestReason));
        }

        var visible = await FindingReader.ReadAsync(scope, isOpening, cancellationToken);
        var found = visible.FirstOrDefault(row =>
            row.ItemKind == request.Kind
            && string.Equals(row.ItemKey, request.Key, StringComparison.Ordinal)
            && row.Fault == request.Fault
            && string.Equals(row.Subject, request.Subject, StringComparison.Ordinal)
        );
        return found is null || found.Revision != request.Revision ? Changed : await SaveAsync(scope, found, reason, cancellationToken);
    }

    private async Task<Result<long>> SaveAsync(
        OperationScope scope,
        CatalogFindingRow row,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        scope.Db.Attach(row);
        row.Revision++;
        row.DismissReason = reason;
        row.DismissedById = reason is null ? null : scope.Actor.PersonId;
        row.DismissedAt = reason is null ? null : scope.Now;
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(reason is null ? ReopenName : Name, row.ItemKind.ToCode(), row.ItemKey, AuditOutcome.Done, DetailsOf(row, reason))
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, row.ItemKey, scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? row.Revision : Changed;
    }

    // a hash of the reason, which may name somebody; the finding keeps the text
    private static Dictionary<string, string> DetailsOf(CatalogFindingRow row, string? reason)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["fault"] = row.Fault.ToCode(), ["subject"] = row.Subject };
        if (reason is not null)
        {
            details["reason"] = CanonicalHash.Of(Encoding.UTF8.GetBytes(reason));
        }

        return details;
    }
}

/// <summary>The finding to dismiss or to open again.</summary>
/// <param name="Revision">The revision that the reader saw.</param>
/// <param name="Reason">Why it is no fault; null opens it again.</param>
public sealed record DismissFindingRequest(ItemKind Kind, string Key, CatalogFault Fault, string Subject, long Revision, string? Reason);
