using RecsConsole.Components.Pages;
using RecsConsole.Features.Models.Overview;

namespace RecsConsole.Features.Models.Comparison;

/// <summary>The two models that are compared, kept in the URL of the page.</summary>
public sealed record ModelPair : IAddressFilter<ModelPair>
{
    public const string Path = $"{ModelFilter.Root}/compare";

    public string? First { get; init; }

    public string? Second { get; init; }

    public string Address => new AddressQuery().With("first", First).With("second", Second).At(Path);

    public static ModelPair Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { First = query.Text("first"), Second = query.Text("second") };
    }
}
