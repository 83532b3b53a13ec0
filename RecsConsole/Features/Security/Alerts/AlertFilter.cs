using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The filter of the alert list and the open alert, kept in the URL of the page.</summary>
public sealed record AlertFilter : IAddressFilter<AlertFilter>
{
    public const string Root = "/audit/alerts";

    /// <summary>Part of the title or of what happened, as the reader sees it.</summary>
    public string? Search { get; init; }

    public SecurityAlertKind? Kind { get; init; }

    /// <summary>Null means all.</summary>
    public bool? IsSeen { get; init; }

    /// <summary>New alerts first.</summary>
    public static ListOrder<AlertSort> UsualOrder { get; } = new(AlertSort.State, IsDescending: false);

    public ListOrder<AlertSort> Order { get; init; } = UsualOrder;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The alert that is open next to the list.</summary>
    public Guid? Alert { get; init; }

    public bool IsNarrowed => Search is not null || Kind is not null || IsSeen is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("kind", Kind?.ToCode())
            .With("seen", IsSeen)
            .WithOrder(Order, UsualOrder)
            .WithPage(Page)
            .With("alert", Alert)
            .At(Root);

    public static AlertFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Kind = ColumnCodes.Find<SecurityAlertKind>(query.Raw("kind")),
            IsSeen = query.YesNo("seen"),
            Order = query.Order(UsualOrder),
            Page = query.Page(),
            Alert = query.Id("alert"),
        };
    }

    /// <summary>The same list sorted by the column with the key; in reverse order if it already was. Times begin with the latest.</summary>
    public AlertFilter SortedBy(string column) => this with { Order = Order.By(column, sort => sort is AlertSort.At), Page = 1 };
}

/// <summary>Columns that alerts can be sorted by.</summary>
public enum AlertSort
{
    Title,
    State,
    At,
}
