using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.List;

/// <summary>
/// Lists the customers with at least one case that the actor may view, page by page, with the open cases that they may view.
/// </summary>
public sealed class ListAccounts(OperationScopeFactory scopes, DecisionPoint decisionPoint)
{
    public const int PageSize = 50;

    // the number of ended cases that the customer's page checks, so that every listed customer can be opened
    private const int MaxFinished = 10;

    public async Task<Result<AccountList>> RunAsync(Actor actor, AccountFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "list.accounts", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var known = await KnownAsync(scope, cancellationToken);
        if (scope.Access.HasFailed)
        {
            return Error.Unavailable(Texts.AccountsNotChecked);
        }

        var wanted = Sorted(known.Where(line => Matches(line, filter)), filter.Order).ToList();
        var page = Pages.Within(filter.Page, wanted.Count, PageSize);
        return new AccountList(
            [.. wanted.Skip((page - 1) * PageSize).Take(PageSize)],
            wanted.Count,
            page,
            [.. known.Select(line => line.Tier).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. known.Select(line => line.Region).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken)
        );
    }

    // Names are encrypted under keys of their own, so they are compared and sorted here.
    private async Task<List<AccountLine>> KnownAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var visible = VisibleCases.Of(scope.Db, scope.Access.Subject);
        var open = (await OpenAsync(scope, visible, cancellationToken)).ToLookup(each => each.Account, StringComparer.Ordinal);
        var keys = decisionPoint.IsInForce
            ? await ConfirmedAsync(scope, visible, [.. open.Select(each => each.Key)], cancellationToken)
            : await visible.Where(row => row.AccountKey != null).Select(row => row.AccountKey!).Distinct().ToListAsync(cancellationToken);
        var accounts = await scope
            .Db.Accounts.AsNoTracking()
            .Where(account => EF.Parameter(keys).Contains(account.Key))
            .ToListAsync(cancellationToken);
        return
        [
            .. accounts
                .Select(account => ToLine(account, open[account.Key].ToList()))
                .OrderBy(line => line.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(line => line.Key, StringComparer.Ordinal),
        ];
    }

    // A decision point may deny every case of a customer: then this reader may see neither their name nor their tier.
    private static async Task<List<string>> ConfirmedAsync(
        OperationScope scope,
        IQueryable<CaseRow> visible,
        List<string> ofOpen,
        CancellationToken cancellationToken
    )
    {
        var finished = await visible
            .Where(row => !row.IsOpen && row.AccountKey != null && !EF.Parameter(ofOpen).Contains(row.AccountKey))
            .Select(row => new
            {
                Account = row.AccountKey!,
                row.Key,
                row.ResolvedAt,
                Resource = AccessResources.OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId),
            })
            .ToListAsync(cancellationToken);
        var latest = finished
            .GroupBy(row => row.Account, StringComparer.Ordinal)
            .SelectMany(account =>
                account.OrderByDescending(row => row.ResolvedAt).ThenBy(row => row.Key, StringComparer.Ordinal).Take(MaxFinished)
            );
        var kept = await scope.KeepAsync(AccessOperation.ViewCase, [.. latest], row => row.Resource, cancellationToken);
        return [.. ofOpen, .. kept.Select(row => row.Account).Distinct(StringComparer.Ordinal)];
    }

    // only the columns needed for permissions and counts: no title is decrypted for a number
    private static async Task<IReadOnlyList<AccountOpenCase>> OpenAsync(
        OperationScope scope,
        IQueryable<CaseRow> visible,
        CancellationToken cancellationToken
    )
    {
        var rows = await visible
            .Where(row => row.IsOpen && row.AccountKey != null)
            .Select(row => new AccountOpenCase
            {
                Account = row.AccountKey!,
                IsWaited = row.CustomerWroteAt != null && (row.RepliedAt == null || row.RepliedAt < row.CustomerWroteAt),
                Resource = AccessResources.OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId),
            })
            .ToListAsync(cancellationToken);
        return await scope.KeepAsync(AccessOperation.ViewCase, rows, row => row.Resource, cancellationToken);
    }

    private static AccountLine ToLine(AccountRow account, List<AccountOpenCase> open) =>
        new(account.Key, account.Name, account.Tier, account.Region, account.ContractEndsAt, open.Count, open.Count(each => each.IsWaited));

    private static IEnumerable<AccountLine> Sorted(IEnumerable<AccountLine> byName, ListOrder<AccountSort> order)
    {
        Func<AccountLine, IComparable?> by = order.Column switch
        {
            AccountSort.Key => line => line.Key,
            AccountSort.Tier => line => line.Tier ?? "",
            AccountSort.Region => line => line.Region ?? "",
            AccountSort.Contract => line => line.ContractEndsAt ?? DateTimeOffset.MaxValue,
            AccountSort.Open => line => line.Open,
            AccountSort.Waits => line => line.Waits,
            _ => line => line.Name,
        };
        return order.Sort(byName, by);
    }

    private static bool Matches(AccountLine line, AccountFilter filter) =>
        (filter.Search is not { } text || Has(line.Name, text) || Has(line.Key, text))
        && (filter.Tier is not { } tier || string.Equals(line.Tier, tier, StringComparison.Ordinal))
        && (filter.Region is not { } region || string.Equals(line.Region, region, StringComparison.Ordinal));

    private static bool Has(string value, string text) => value.Contains(text, StringComparison.OrdinalIgnoreCase);

    private sealed class AccountOpenCase
    {
        public required string Account { get; init; }

        public required bool IsWaited { get; init; }

        public required AccessResource Resource { get; init; }
    }
}

/// <summary>A page of the list.</summary>
/// <param name="Tiers">The tiers of all listed customers, as filter choices.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record AccountList(
    IReadOnlyList<AccountLine> Lines,
    int Total,
    int Page,
    IReadOnlyList<string> Tiers,
    IReadOnlyList<string> Regions,
    string? TimeZone
);

/// <summary>A customer in the list.</summary>
/// <param name="Open">Number of open cases that the reader may view.</param>
/// <param name="Waits">Number of them on which the customer waits for a reply.</param>
public sealed record AccountLine(
    string Key,
    string Name,
    string? Tier,
    string? Region,
    DateTimeOffset? ContractEndsAt,
    int Open,
    int Waits
);
