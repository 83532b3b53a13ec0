using RecsConsole.Components.Pages;
using RecsConsole.Features.Accounts.Signals;

namespace RecsConsole.Features.Accounts.Contracts.List;

/// <summary>Filter and order of the customer list for administrators. Stored in the URL of the page.</summary>
public sealed record ContractFilter : IAddressFilter<ContractFilter>
{
    public const string Home = "/admin/accounts";

    /// <summary>Part of a name or key.</summary>
    public string? Search { get; init; }

    public string? Tier { get; init; }

    public string? Region { get; init; }

    public ContractState? State { get; init; }

    public ContractSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Tier is not null || Region is not null || State is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("tier", Tier)
            .With("region", Region)
            .With("contract", State is { } state ? Word(state) : null)
            .With("sort", Sort, ContractSort.Name)
            .WithFlag("desc", Descending)
            .WithPage(Page)
            .At(Home);

    public static string AddressOf(string key) => $"{Home}/{Uri.EscapeDataString(key)}";

    public static ContractFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Tier = query.Text("tier"),
            Region = query.Text("region"),
            State = query.Choice<ContractState>("contract"),
            Sort = query.Choice<ContractSort>("sort") ?? ContractSort.Name,
            Descending = query.Flag("desc"),
            Page = query.Page(),
        };
    }

    public static string Word(ContractState state) => state.ToString().ToLowerInvariant();

    public static ContractState? StateOf(string? word) =>
        Enum.GetValues<ContractState>()
            .Where(state => string.Equals(Word(state), word, StringComparison.Ordinal))
            .Select(state => (ContractState?)state)
            .FirstOrDefault();

    /// <summary>The same list sorted by the column; in reverse order if it already was.</summary>
    public ContractFilter SortedBy(ContractSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };

    public bool Fits(ContractLine line, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(line);
        return (Search is not { } text || Has(line.Name, text) || Has(line.Key, text))
            && (Tier is null || string.Equals(line.Tier, Tier, StringComparison.Ordinal))
            && (Region is null || string.Equals(line.Region, Region, StringComparison.Ordinal))
            && (State is not { } state || state == StateAt(line.ContractEndsAt, now));
    }

    /// <summary>State of a contract with the given end.</summary>
    public static ContractState StateAt(DateTimeOffset? end, DateTimeOffset now) =>
        end is not { } at ? ContractState.Open
        : at <= now ? ContractState.Ended
        : at <= now + AccountSignals.ContractSoon ? ContractState.Soon
        : ContractState.Later;

    private static bool Has(string value, string text) => value.Contains(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Columns that customers can be sorted by.</summary>
public enum ContractSort
{
    Name,
    Key,
    Tier,
    Region,
    Contract,
}

public enum ContractState
{
    /// <summary>In force, and ends later than the signals look ahead.</summary>
    Later,

    /// <summary>In force, and ends soon.</summary>
    Soon,

    /// <summary>The contract has ended.</summary>
    Ended,

    /// <summary>No end is known.</summary>
    Open,
}
