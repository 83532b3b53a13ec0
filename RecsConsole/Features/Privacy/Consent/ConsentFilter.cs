using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Privacy.Consent;

/// <summary>Which consent statements are listed. Kept in the URL of the page.</summary>
public sealed record ConsentFilter : IAddressFilter<ConsentFilter>
{
    public const string Home = "/admin/privacy/consent";

    /// <summary>Part of the key of a customer or a person.</summary>
    public string? Search { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null;

    public string Address => new AddressQuery().With("q", Search).WithPage(Page).At(Home);

    public static ConsentFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { Search = query.Text("q"), Page = query.Page() };
    }
}
