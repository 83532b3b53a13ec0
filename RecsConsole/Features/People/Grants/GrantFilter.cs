using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.People.Grants;

/// <summary>The filter of the grant list, kept in the URL of the page.</summary>
public sealed record GrantFilter : IAddressFilter<GrantFilter>
{
    public const string Home = "/admin/rights";

    private const string Any = "any";

    /// <summary>Null means any state.</summary>
    public GrantState? State { get; init; } = GrantState.Running;

    /// <summary>Part of the name or key of the grantee.</summary>
    public string? Person { get; init; }

    /// <summary>Part of the key of the case or document.</summary>
    public string? About { get; init; }

    /// <summary>The duty that the reader came to lend; null for none. It narrows nothing, and goes with the first change.</summary>
    public string? Lend { get; init; }

    /// <summary>Newest first.</summary>
    public static ListOrder<GrantSort> UsualOrder { get; } = new(GrantSort.Given, IsDescending: true);

    public ListOrder<GrantSort> Order { get; init; } = UsualOrder;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => State != GrantState.Running || Person is not null || About is not null;

    /// <summary>The state in the URL; null for running grants, which are the default.</summary>
    public string? StateName => State == GrantState.Running ? null : NameOf(State);

    public string Address =>
        new AddressQuery()
            .With("state", StateName)
            .With("person", Person)
            .With("object", About)
            .WithOrder(Order, UsualOrder)
            .WithPage(Page)
            .At(Home);

    public static GrantFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            State = StateOf(query.Raw("state")),
            Person = query.Text("person"),
            About = query.Text("object"),
            Lend = query.Raw(LentDuty.Asked),
            Order = query.Order(UsualOrder),
            Page = query.Page(),
        };
    }

    /// <summary>
    /// The same list sorted by the column with the key; in reverse order if it already was. Grants that were given or ended last, and those
    /// that run out next, come first.
    /// </summary>
    public GrantFilter SortedBy(string column) =>
        this with
        {
            Order = Order.By(column, sort => sort is GrantSort.Given or GrantSort.Ended),
            Page = 1,
        };

    public static string NameOf(GrantState? state) => state?.ToString().ToLowerInvariant() ?? Any;

    /// <summary>The state of this name; running when there is no such state.</summary>
    public static GrantState? StateOf(string? name) =>
        string.Equals(name, Any, StringComparison.Ordinal)
            ? null
            : Enum.GetValues<GrantState>().FirstOrDefault(state => string.Equals(NameOf(state), name, StringComparison.Ordinal));
}

/// <summary>Columns that grants can be sorted by.</summary>
public enum GrantSort
{
    Person,
    Given,
    Until,
    Ended,
}
