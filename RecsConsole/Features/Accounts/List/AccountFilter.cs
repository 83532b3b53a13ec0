using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Accounts.List;

/// <summary>Filter of the customer list. Stored in the URL of the page.</summary>
public sealed record AccountFilter : IAddressFilter<AccountFilter>
{
    /// <summary>Part of a name or key.</summary>
    public string? Search { get; init; }

    public string? Tier { get; init; }

    public string? Region { get; init; }

    public static ListOrder<AccountSort> UsualOrder { get; } = new(AccountSort.Name, IsDescending: false);

    public ListOrder<AccountSort> Order { get; init; } = UsualOrder;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Tier is not null || Region is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("tier", Tier)
            .With("region", Region)
            .WithOrder(Order, UsualOrder)
            .WithPage(Page)
            .At(AccountAddresses.Home);

    public static AccountFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Tier = query.Text("tier"),
            Region = query.Text("region"),
            Order = query.Order(UsualOrder),
            Page = query.Page(),
        };
    }

    /// <summary>The list sorted by the column with the key; in reverse order if it already was. Figures begin with the largest.</summary>
    public AccountFilter SortedBy(string column) =>
        this with
        {
            Order = Order.By(column, sort => sort is AccountSort.Open or AccountSort.Waits),
            Page = 1,
        };
}

/// <summary>Columns that customers can be sorted by.</summary>
public enum AccountSort
{
    Name,
    Key,
    Tier,
    Region,
    Contract,
    Open,
    Waits,
}
