using RecsConsole.Components.Lists;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>What the history shows and which run is open. It is stored in the URL of the page.</summary>
public sealed record RunFilter : IAddressFilter<RunFilter>
{
    public const string Root = "/jobs";
    private const int LongestJob = 40;

    /// <summary>Part of the title of the job or of the name of the requester.</summary>
    public string? Search { get; init; }

    public string? Job { get; init; }

    public JobStatus? Status { get; init; }

    /// <summary>Newest first.</summary>
    public static ListOrder<RunSort> UsualOrder { get; } = new(RunSort.Asked, IsDescending: true);

    public ListOrder<RunSort> Order { get; init; } = UsualOrder;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The run that is open beside the list.</summary>
    public Guid? Run { get; init; }

    public bool IsNarrowed => Search is not null || Job is not null || Status is not null;

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("job", Job)
            .With("status", Status?.ToCode())
            .WithOrder(Order, UsualOrder)
            .WithPage(Page)
            .With("run", Run)
            .At(Root);

    public static RunFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Job = query.Text("job", LongestJob),
            Status = ColumnCodes.Find<JobStatus>(query.Raw("status")),
            Order = query.Order(UsualOrder),
            Page = query.Page(),
            Run = query.Id("run"),
        };
    }

    /// <summary>
    /// The same list sorted by the column with the key; in reverse order if it already was. It begins with the latest or the longest run.
    /// </summary>
    public RunFilter SortedBy(string column) =>
        this with
        {
            Order = Order.By(column, sort => sort is RunSort.Asked or RunSort.Took),
            Page = 1,
        };
}

/// <summary>Columns that runs can be sorted by.</summary>
public enum RunSort
{
    Job,
    Status,
    Asked,
    Took,
}
