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

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null;

    public string Address => new AddressQuery().With("q", Search).With("state", Status?.ToCode()).WithPage(Page).At(ReviewAddresses.Home);

    public static StudyFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Status = ColumnCodes.Find<StudyStatus>(query.Raw("state")),
            Page = query.Page(),
        };
    }
}
