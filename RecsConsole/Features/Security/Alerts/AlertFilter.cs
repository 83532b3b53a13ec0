using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Which alerts are listed and which is open. It lives in the address of the page.</summary>
public sealed record AlertFilter : IAddressFilter<AlertFilter>
{
    public const string Root = "/audit/alerts";

    public string? Kind { get; init; }

    /// <summary>Null for all.</summary>
    public bool? IsSeen { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The alert that is open beside the list.</summary>
    public Guid? Alert { get; init; }

    public bool IsNarrowed => Kind is not null || IsSeen is not null;

    public string Address => new AddressQuery().With("kind", Kind).With("seen", IsSeen).WithPage(Page).With("alert", Alert).At(Root);

    public static AlertFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Kind = query.OneOf("kind", AlertKinds.All),
            IsSeen = query.YesNo("seen"),
            Page = query.Page(),
            Alert = query.Id("alert"),
        };
    }
}
