namespace RecsConsole.Components.Layout;

/// <summary>
/// Places of a page that content on its right fills. SectionOutlet and SectionContent do the same with three components for each place,
/// which every open page would keep in memory.
/// </summary>
public sealed class PagePlaces
{
    /// <summary>Over the left column, for a drawer that is opened on its right.</summary>
    public PagePlace OverLeft { get; } = new();

    /// <summary>At the top of the left column.</summary>
    public PagePlace TopOfLeft { get; } = new();

    /// <summary>Between the columns, for content read beside the left one; takes no space while it is empty.</summary>
    public PagePlace Beside { get; } = new();

    /// <summary>At the bottom of a phone screen: the suggestions while the page is read.</summary>
    public PagePlace Dock { get; } = new();

    /// <summary>Empties all of them: the part that filled them left the page.</summary>
    public void Clear()
    {
        OverLeft.Fill(null);
        TopOfLeft.Fill(null);
        Beside.Fill(null);
        Dock.Fill(null);
    }
}
