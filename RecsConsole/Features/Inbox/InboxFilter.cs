using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Inbox;

/// <summary>What the inbox shows. It is stored in the URL, so that an item can be returned to.</summary>
public sealed record InboxFilter : IAddressFilter<InboxFilter>
{
    public const string Path = "/inbox";
    public const int PageSize = 30;
    private const int MaxLines = 600;

    public InboxTab Tab { get; init; }

    /// <summary>The item that was opened; null: the newest is shown beside the list.</summary>
    public Guid? Item { get; init; }

    /// <summary>Number of items to list, counted from the newest.</summary>
    public int Count { get; init; } = PageSize;

    public string Address => new AddressQuery().With("tab", Tab, InboxTab.All).With("count", Count, PageSize).With("item", Item).At(Path);

    public InboxFilter Older() => this with { Count = Math.Min(Count + PageSize, MaxLines) };

    public static InboxFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Tab = query.Choice<InboxTab>("tab") ?? InboxTab.All,
            Item = query.Id("item"),
            Count = query.Number("count", 1, MaxLines) ?? PageSize,
        };
    }
}

/// <summary>Which items are listed.</summary>
public enum InboxTab
{
    All,
    Unread,

    /// <summary>Questions that the reader has not answered.</summary>
    Waiting,
}
