using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>
/// Writes terms of customers in one transaction: rows, audit entries, the deadlines that follow from another tier, and notification of
/// pages and indexes. The caller commits. Writing identical terms again only confirms them.
/// </summary>
/// <param name="operation">Operation name for the audit entries.</param>
/// <param name="hashKey">Key for the hashes of terms, so that names cannot be guessed from them.</param>
internal sealed class TermsTurn(OperationScope scope, AuditTrail auditTrail, string operation, byte[] hashKey)
{
    private readonly List<string> _written = [];
    private readonly Dictionary<string, TierChange> _tiers = new(StringComparer.Ordinal);
    private bool _hasConfirmed;

    /// <summary>Whether anything is to be saved.</summary>
    public bool HasWritten => _written.Count > 0 || _hasConfirmed;

    public static async Task<TermsTurn> BeginAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        string operation,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var hashKey = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.InputHashKey).SingleAsync(cancellationToken);
        return new(scope, auditTrail, operation, hashKey);
    }

    /// <param name="row">The customer; null for a new one.</param>
    /// <param name="statesContract">Whether the contract is stated, and not only kept as it was.</param>
    /// <param name="origin">Further details for the audit entry, such as who wrote what somebody else put into force.</param>
    public WrittenTerms Put(AccountRow? row, AccountTerms after, bool statesContract, IReadOnlyDictionary<string, string>? origin = null)
    {
        var before = row is null ? null : AccountTerms.From(row);
        var differences = TermsDifference.Between(before ?? new(), after);
        if (row is not null && differences.Count == 0)
        {
            Confirm(row, statesContract);
            return new(row, ReceivedAs.Already);
        }

        row ??= Add(after.Key);
        after.PutOn(row);
        row.TermsCheckedAt = statesContract ? scope.Now : row.TermsCheckedAt;
        _written.Add(row.Key);
        if (differences.Any(each => each.Field is nameof(AccountTerms.Tier)))
        {
            // stated twice in one request, the first and the last count; cases may name a customer who is only now added
            _tiers[row.Key] = new(_tiers.TryGetValue(row.Key, out var earlier) ? earlier.Before : before?.Tier, after.Tier);
        }

        Record(row, before, after, origin ?? new Dictionary<string, string>(StringComparer.Ordinal));
        return new(row, before is null ? ReceivedAs.Added : ReceivedAs.Updated);
    }

    /// <summary>The number of open cases that got another deadline with the tier of their customer.</summary>
    public int MovedDeadlines { get; private set; }

    /// <summary>Finishes and saves; false if somebody else changed the customer, or one of their open cases, meanwhile.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FinishAsync(cancellationToken);
            await scope.Db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return false;
        }
    }

    /// <summary>
    /// Computes deadlines again that depend on a changed tier, and notifies pages and indexes, once for all that was written. The caller
    /// saves, and rolls back if this fails.
    /// </summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_written.Count == 0)
        {
            return;
        }

        MovedDeadlines = await TierDeadlines.ApplyAsync(scope, auditTrail, _tiers, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Configuration, _written is [var only] ? only : "", scope.Now);
        // the index of finished cases contains the customers' tiers, and counts by tier
        List<string> customers = [.. _tiers.Keys];
        if (
            customers.Count > 0
            && await scope.Db.Cases.AnyAsync(row => !row.IsOpen && customers.Contains(row.AccountKey!), cancellationToken)
        )
        {
            ChangeFeed.Append(scope.Db, ChangeKind.Import, operation, scope.Now);
        }
    }

    // terms that are stated again are fresh, although they are the same; once a day is exact enough
    private void Confirm(AccountRow row, bool statesContract)
    {
        if (statesContract && (row.TermsCheckedAt is not { } before || scope.Now - before > TimeSpan.FromDays(1)))
        {
            (row.TermsCheckedAt, _hasConfirmed) = (scope.Now, true);
        }
    }

    private AccountRow Add(string key)
    {
        var row = new AccountRow
        {
            TenantId = scope.Db.TenantId,
            Key = key,
            Name = "",
        };
        scope.Db.Accounts.Add(row);
        return row;
    }

    private void Record(AccountRow row, AccountTerms? before, AccountTerms after, IReadOnlyDictionary<string, string> origin)
    {
        var differences = TermsDifference.Between(before ?? new(), after);
        var details = new Dictionary<string, string>(origin, StringComparer.Ordinal)
        {
            ["after"] = HashOf(after),
            ["afterRevision"] = row.Revision.ToString(CultureInfo.InvariantCulture),
            ["fields"] = string.Join(' ', differences.Select(each => each.Field)),
        };
        if (before is not null)
        {
            details["before"] = HashOf(before);
        }

        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(operation, "account", row.Key, AuditOutcome.Done, details));
    }

    private string HashOf(AccountTerms terms) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(hashKey, JsonSerializer.SerializeToUtf8Bytes(terms)));
}

/// <summary>The result of writing terms.</summary>
internal sealed record WrittenTerms(AccountRow Row, ReceivedAs As);
