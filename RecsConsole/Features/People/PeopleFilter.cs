using RecsConsole.Components.Pages;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People;

/// <summary>The filter of the people list, kept in the URL of the page.</summary>
public sealed record PeopleFilter : IAddressFilter<PeopleFilter>
{
    public const string Home = "/admin/people";

    /// <summary>Part of a name, key or e-mail address.</summary>
    public string? Search { get; init; }

    public string? Role { get; init; }

    public string? Team { get; init; }

    /// <summary>Null: everybody.</summary>
    public bool? IsActive { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Role is not null || Team is not null || IsActive is not null;

    public string Address =>
        new AddressQuery().With("q", Search).With("role", Role).With("team", Team).With("active", IsActive).WithPage(Page).At(Home);

    public static PeopleFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Role = query.OneOf("role", ConsoleRole.All),
            Team = query.Text("team"),
            IsActive = query.YesNo("active"),
            Page = query.Page(),
        };
    }
}
