using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>The order of the legal holds, kept in the URL of the page.</summary>
public sealed record HoldFilter : IAddressFilter<HoldFilter>
{
    public const string Home = "/admin/retention";

    /// <summary>Newest first.</summary>
    public static ListOrder<HoldSort> UsualOrder { get; } = new(HoldSort.At, IsDescending: true);

    public ListOrder<HoldSort> Order { get; init; } = UsualOrder;

    public string Address => new AddressQuery().WithOrder(Order, UsualOrder).At(Home);

    public static HoldFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { Order = query.Order(UsualOrder) };
    }

    /// <summary>The list sorted by the column with the key; in reverse order if it already was. Times begin with the latest.</summary>
    public HoldFilter SortedBy(string column) => this with { Order = Order.By(column, sort => sort is HoldSort.At) };
}

/// <summary>Columns that legal holds can be sorted by.</summary>
public enum HoldSort
{
    Kind,
    Name,
    At,
}
