namespace RecsConsole.Components.Layout;

/// <summary>Places in the frame that the open page fills with SectionContent.</summary>
public static class FrameSlots
{
    /// <summary>Left in the top bar: where the page is, and its title if it has no head of its own.</summary>
    public const string TopBarCrumb = "TopBarCrumb";

    /// <summary>Right in the top bar.</summary>
    public const string TopBarTools = "TopBarTools";

    /// <summary>At the end of a page's left column; filled by what stands on its right.</summary>
    public const string Left = "Left";

    /// <summary>Over a page's left column, for a drawer that is opened on its right.</summary>
    public const string OverLeft = "OverLeft";

    /// <summary>At the foot of a phone: what is suggested while the page is read.</summary>
    public const string Dock = "Dock";

    /// <summary>Between a page's columns, for what is read beside the left one; takes no room while it is empty.</summary>
    public const string Beside = "Beside";
}
