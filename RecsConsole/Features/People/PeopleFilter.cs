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

    public PeopleSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Role is not null || Team is not null || IsActive is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("role", Role)
            .With("team", Team)
            .With("active", IsActive)
            .With("sort", Sort, PeopleSort.Name)
            .WithFlag("desc", Descending)
            .WithPage(Page)
            .At(Home);

    public static PeopleFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Role = query.OneOf("role", ConsoleRole.All),
            Team = query.Text("team"),
            IsActive = query.YesNo("active"),
            Sort = query.Choice<PeopleSort>("sort") ?? PeopleSort.Name,
            Descending = query.Flag("desc"),
            Page = query.Page(),
        };
    }

    /// <summary>The same list sorted by the column; in reverse order if it already was. Figures begin with the largest.</summary>
    public PeopleFilter SortedBy(PeopleSort sort) =>
        this with
        {
            Sort = sort,
            Descending = Sort == sort ? !Descending : sort is PeopleSort.Load or PeopleSort.Clearance,
            Page = 1,
        };
}

/// <summary>Columns that people can be sorted by.</summary>
public enum PeopleSort
{
    Name,
    Key,
    Roles,
    Teams,
    Clearance,
    Load,
    Zone,
    State,
}
