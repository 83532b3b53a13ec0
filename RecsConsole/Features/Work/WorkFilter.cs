using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Work;

/// <summary>What the page of work shows. It lives in the address.</summary>
public sealed record WorkFilter : IAddressFilter<WorkFilter>
{
    public const string Path = "/work";

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

/// <summary>In which order the lines stand.</summary>
public enum WorkSort
{
    /// <summary>What belongs together, and of that what waits longest.</summary>
    Kind,

    /// <summary>What waits longest.</summary>
    Age,
}
