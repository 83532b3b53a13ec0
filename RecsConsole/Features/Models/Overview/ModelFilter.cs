using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Models.Overview;

/// <summary>The filter of the registry. It lives in the URL, so that links and the back button restore it.</summary>
public sealed record ModelFilter : IAddressFilter<ModelFilter>
{
    public const string Root = "/models";

    public static IReadOnlyList<ModelStatus> Statuses { get; } =
    [ModelStatus.Live, ModelStatus.Pilot, ModelStatus.Shadow, ModelStatus.Retired];

    public static IReadOnlyList<ItemKind> Kinds { get; } = Enum.GetValues<ItemKind>();

    /// <summary>Part of the name.</summary>
    public string? Search { get; init; }

    public ModelStatus? Status { get; init; }

    public ItemKind? Kind { get; init; }

    /// <summary>By number, which also tells the model that was trained last.</summary>
    public static ListOrder<ModelSort> UsualOrder { get; } = new(ModelSort.Version, IsDescending: true);

    public ListOrder<ModelSort> Order { get; init; } = UsualOrder;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null || Kind is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("status", Status?.ToCode())
            .With("kind", Kind?.ToCode())
            .WithOrder(Order, UsualOrder)
            .WithPage(Page)
            .At(Root);

    public static ModelFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Status = ColumnCodes.Find<ModelStatus>(query.Raw("status")),
            Kind = ColumnCodes.Find<ItemKind>(query.Raw("kind")),
            Order = query.Order(UsualOrder),
            Page = query.Page(),
        };
    }

    /// <summary>The list sorted by the column with the key; in reverse order if it already was. Models begin with the newest.</summary>
    public ModelFilter SortedBy(string column) => this with { Order = Order.By(column, sort => sort is not ModelSort.Status), Page = 1 };
}

/// <summary>
/// The sortable columns of the registry. Figures are none: each model was tested on other decisions, so an order by them would mislead;
/// models are compared two by two.
/// </summary>
public enum ModelSort
{
    Version,
    Status,
    Trained,
    Promoted,
}
