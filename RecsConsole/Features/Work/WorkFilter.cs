using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Layout;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Work;

/// <summary>What the work page shows. It is stored in the URL.</summary>
public sealed record WorkFilter : IAddressFilter<WorkFilter>
{
    public const string Path = RailLinks.WorkAddress;

    /// <summary>Null for all.</summary>
    public WaitingKind? Kind { get; init; }

    public WorkSort Sort { get; init; }

    public string Address =>
        new AddressQuery().With("kind", Kind?.ToString().ToLowerInvariant()).With("sort", Sort, WorkSort.Kind).At(Path);

    public static WorkFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { Kind = query.Choice<WaitingKind>("kind"), Sort = query.Choice<WorkSort>("sort") ?? WorkSort.Kind };
    }
}

/// <summary>Order of the lines.</summary>
public enum WorkSort
{
    /// <summary>Grouped by kind, the longest waiting first within each.</summary>
    Kind,

    /// <summary>The longest waiting first.</summary>
    Age,
}
