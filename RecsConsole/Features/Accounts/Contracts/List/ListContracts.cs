using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.List;

/// <summary>
/// Lists every customer of the tenant with the contract terms, page by page: for people who manage them, with or without cases.
/// </summary>
public sealed class ListContracts(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<ContractList>> RunAsync(Actor actor, ContractFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.contracts", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
        // names are encrypted under keys of their own, so they are compared and sorted here
        var rows = await scope.Db.Accounts.AsNoTracking().ToListAsync(cancellationToken);
        var all = rows.Where(row => !ErasedText.IsErased(row.Name))
            .Select(row => new ContractLine(row.Key, row.Name, row.Tier, row.Region, row.ContractEndsAt))
            .ToList();
        var wanted = Sorted(all.Where(line => filter.Fits(line, scope.Now)), filter).ToList();
        var page = Pages.Within(filter.Page, wanted.Count, PageSize);
        return new ContractList([.. wanted.Skip((page - 1) * PageSize).Take(PageSize)], wanted.Count, page, all.Count)
        {
            Tiers = Distinct(all.Select(line => line.Tier)),
            Regions = Distinct(all.Select(line => line.Region)),
            TimeZone = await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken),
        };
    }

    private static IEnumerable<ContractLine> Sorted(IEnumerable<ContractLine> lines, ContractFilter filter)
    {
        var byName = lines
            .OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal);
        Func<ContractLine, IComparable>? by = filter.Sort switch
        {
            ContractSort.Key => line => line.Key,
            ContractSort.Tier => line => line.Tier ?? "",
            ContractSort.Region => line => line.Region ?? "",
            ContractSort.Contract => line => line.ContractEndsAt ?? DateTimeOffset.MaxValue,
            _ => null,
        };
        return (by, filter.Descending) switch
        {
            (null, false) => byName,
            (null, true) => byName.Reverse(),
            (_, false) => byName.OrderBy(by!),
            (_, true) => byName.OrderByDescending(by!),
        };
    }

    private static string[] Distinct(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>A page of the list.</summary>
/// <param name="Total">Number of customers that match the filter.</param>
/// <param name="All">Number of customers of the tenant, ignoring the filter.</param>
public sealed record ContractList(IReadOnlyList<ContractLine> Lines, int Total, int Page, int All)
{
    /// <summary>The tiers of all customers, as filter choices.</summary>
    public required IReadOnlyList<string> Tiers { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The reader's time zone.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>A customer in the list.</summary>
public sealed record ContractLine(string Key, string Name, string? Tier, string? Region, DateTimeOffset? ContractEndsAt);
