using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Models.Overview;

/// <summary>The filter of the registry. It lives in the URL, so that links and the back button restore it.</summary>
public sealed record ModelFilter : IAddressFilter<ModelFilter>
{
    public const string Root = "/models";

    public static IReadOnlyList<ModelStatus> Statuses { get; } =
    [ModelStatus.Live, ModelStatus.Pilot, ModelStatus.Shadow, ModelStatus.Retired];

    public static IReadOnlyList<ItemKind> Kinds { get; } = Enum.GetValues<ItemKind>();

    public ModelStatus? Status { get; init; }

    public ItemKind? Kind { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Status is not null || Kind is not null;

    public string Address => new AddressQuery().With("status", Status?.ToCode()).With("kind", Kind?.ToCode()).WithPage(Page).At(Root);

    public static ModelFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Status = ColumnCodes.Find<ModelStatus>(query.Raw("status")),
            Kind = ColumnCodes.Find<ItemKind>(query.Raw("kind")),
            Page = query.Page(),
        };
    }
}
