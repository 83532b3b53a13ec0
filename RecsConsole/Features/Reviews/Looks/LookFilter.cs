using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Reviews.Looks;

/// <summary>Which decisions are listed. It lives in the address of the page.</summary>
public sealed record LookFilter : IAddressFilter<LookFilter>
{
    /// <summary>Those that somebody has looked at.</summary>
    public bool IsDone { get; init; }

    public string Address => new AddressQuery().WithFlag("done", IsDone).At(ReviewAddresses.Looks);

    public static LookFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { IsDone = query.Flag("done") };
    }
}
