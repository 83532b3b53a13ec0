using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Teams;

/// <summary>Which groups of the board are expanded. It is stored in the URL, so that a board can be shared and returned to.</summary>
public sealed record TeamFilter : IAddressFilter<TeamFilter>
{
    public const string Home = "/teams";
    private const char Between = '~';
    private const int LongestText = 2_000;

    /// <summary>Keys of the groups, as in the URL; null: the unassigned cases.</summary>
    public string? Open { get; init; }

    public string Address => new AddressQuery().With("open", Open).At(Home);

    public static TeamFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new() { Open = query.Raw("open") is { Length: <= LongestText } open ? open : null };
    }

    /// <summary>Whether a group is expanded.</summary>
    public bool Shows(BoardGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Open is null ? group.IsUnassigned : Keys.Contains(group.Key, StringComparer.Ordinal);
    }

    /// <summary>The board with one group expanded, or collapsed again.</summary>
    /// <param name="group">The group to toggle.</param>
    /// <param name="all">Every group of the board, to resolve the default when the URL names none.</param>
    public TeamFilter Toggle(BoardGroup group, IEnumerable<BoardGroup> all)
    {
        ArgumentNullException.ThrowIfNull(group);
        var shown = all.Where(Shows).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        if (!shown.Remove(group.Key))
        {
            shown.Add(group.Key);
        }

        return new() { Open = string.Join(Between, shown.Order(StringComparer.Ordinal)) };
    }

    private string[] Keys => Open?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
