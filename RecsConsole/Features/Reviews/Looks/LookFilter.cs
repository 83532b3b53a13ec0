using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>The filter of the list of decisions, kept in the URL of the page.</summary>
public sealed record LookFilter : IAddressFilter<LookFilter>
{
    /// <summary>Lists reviewed decisions.</summary>
    public bool IsDone { get; init; }

    public string Address => new AddressQuery().WithFlag("done", IsDone).At(ReviewAddresses.Looks);

    public static LookFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { IsDone = query.Flag("done") };
    }
}
