namespace RecsConsole.Components.Layout;

/// <summary>Places in the frame that the open page fills with SectionContent.</summary>
public static class FrameSlots
{
    /// <summary>Left in the top bar: the location of the page, and its title if it has no heading of its own.</summary>
    public const string TopBarCrumb = "TopBarCrumb";

    /// <summary>Right in the top bar.</summary>
    public const string TopBarTools = "TopBarTools";

    /// <summary>At the top of a page's left column; filled by content on its right.</summary>
    public const string TopOfLeft = "TopOfLeft";

    /// <summary>Over a page's left column, for a drawer that is opened on its right.</summary>
    public const string OverLeft = "OverLeft";

    /// <summary>At the bottom of a phone screen: the suggestions while the page is read.</summary>
    public const string Dock = "Dock";

    /// <summary>Between a page's columns, for content read beside the left one; takes no space while it is empty.</summary>
    public const string Beside = "Beside";
}
