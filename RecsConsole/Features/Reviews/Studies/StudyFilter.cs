using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>The filter of the study list, kept in the URL of the page.</summary>
public sealed record StudyFilter : IAddressFilter<StudyFilter>
{
    public static IReadOnlyList<StudyStatus> Statuses { get; } = [StudyStatus.Open, StudyStatus.Closed];

    /// <summary>Part of the name.</summary>
    public string? Search { get; init; }

    /// <summary>Null for both.</summary>
    public StudyStatus? Status { get; init; }

    /// <summary>Open studies first.</summary>
    public static ListOrder<StudySort> UsualOrder { get; } = new(StudySort.State, IsDescending: false);

    public ListOrder<StudySort> Order { get; init; } = UsualOrder;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("state", Status?.ToCode())
            .WithOrder(Order, UsualOrder)
            .WithPage(Page)
            .At(ReviewAddresses.Home);

    public static StudyFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Status = ColumnCodes.Find<StudyStatus>(query.Raw("state")),
            Order = query.Order(UsualOrder),
            Page = query.Page(),
        };
    }

    /// <summary>The same list sorted by the column with the key; in reverse order if it already was. Dates begin with the newest.</summary>
    public StudyFilter SortedBy(string column) =>
        this with
        {
            Order = Order.By(column, sort => sort is StudySort.Made or StudySort.Closed),
            Page = 1,
        };
}

/// <summary>Columns that studies can be sorted by.</summary>
public enum StudySort
{
    Name,
    State,
    Made,
    Closed,
}
