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

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => State != GrantState.Running || Person is not null || About is not null;

    /// <summary>The state in the URL; null for running grants, which are the default.</summary>
    public string? StateName => State == GrantState.Running ? null : NameOf(State);

    public string Address =>
        new AddressQuery().With("state", StateName).With("person", Person).With("object", About).WithPage(Page).At(Home);

    public static GrantFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            State = StateOf(query.Raw("state")),
            Person = query.Text("person"),
            About = query.Text("object"),
            Page = query.Page(),
        };
    }

    public static string NameOf(GrantState? state) => state?.ToString().ToLowerInvariant() ?? Any;

    /// <summary>The state of this name; running when there is no such state.</summary>
    public static GrantState? StateOf(string? name) =>
        string.Equals(name, Any, StringComparison.Ordinal)
            ? null
            : Enum.GetValues<GrantState>().FirstOrDefault(state => string.Equals(NameOf(state), name, StringComparison.Ordinal));
}
