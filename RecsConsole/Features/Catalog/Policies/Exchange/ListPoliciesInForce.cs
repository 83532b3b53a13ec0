using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.Exchange;

/// <summary>Lists the policies in force with their rules, by key, in pages for another system to read through.</summary>
public sealed class ListPoliciesInForce(OperationScopeFactory scopes)
{
    /// <summary>Maximum number of policies per page.</summary>
    public const int Max = 200;

    public async Task<Result<ExchangedPolicyPage>> RunAsync(
        Actor actor,
        ListPoliciesInForceRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.policies", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var max = Math.Clamp(request.Most, 1, Max);
        var found = scope.Db.Policies.AsNoTracking().InForce(scope.Now);
        if (request.After is { } after)
        {
#pragma warning disable CA1309 // compared in the database, in its own sort order
            found = found.Where(row => string.Compare(row.Key, after) > 0);
#pragma warning restore CA1309
        }

        // two versions of a policy are published for a moment, until the older one is superseded
        var rows = await found.OrderBy(row => row.Key).Take((2 * max) + 1).ToListAsync(cancellationToken);
        var newest = rows.NewestOfEach(row => row.Key, row => row.Version).ToList();
        var page = newest.Take(max).ToList();
        var isLast = newest.Count <= max && rows.Count <= 2 * max;
        return new ExchangedPolicyPage(await WriteAsync(scope, page, cancellationToken), isLast ? null : page[^1].Key);
    }

    /// <summary>The policies without the keys of documents that the reader may not know of.</summary>
    internal static async Task<IReadOnlyList<ExchangedPolicy>> WriteAsync(
        OperationScope scope,
        IReadOnlyList<PolicyRow> rows,
        CancellationToken cancellationToken
    )
    {
        string[] named = [.. rows.SelectMany(row => PolicyContent.From(row).DocumentKeys).Distinct(StringComparer.Ordinal)];
        var titles = await PolicyChoices.TitlesAsync(scope, named, cancellationToken);
        return [.. rows.Select(row => ExchangedPolicy.From(row, key => titles.GetValueOrDefault(key) is not null))];
    }
}

/// <param name="After">Key of the last policy that the caller has; null: from the beginning.</param>
public sealed record ListPoliciesInForceRequest(string? After, int Most);

/// <param name="Next">The key after which the next page begins; null when this was the last one.</param>
public sealed record ExchangedPolicyPage(IReadOnlyList<ExchangedPolicy> Policies, string? Next);
