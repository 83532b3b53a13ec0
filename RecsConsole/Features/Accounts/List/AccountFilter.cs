using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Accounts.List;

/// <summary>Filter of the customer list. Stored in the URL of the page.</summary>
public sealed record AccountFilter : IAddressFilter<AccountFilter>
{
    /// <summary>Part of a name or key.</summary>
    public string? Search { get; init; }

    public string? Tier { get; init; }

    public string? Region { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Tier is not null || Region is not null;

    public string Address =>
        new AddressQuery().With("q", Search).With("tier", Tier).With("region", Region).WithPage(Page).At(AccountAddresses.Home);

    public static AccountFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Tier = query.Text("tier"),
            Region = query.Text("region"),
            Page = query.Page(),
        };
    }
}
