namespace RecsConsole.Components.Layout;

/// <summary>Places in the frame that the open page fills with SectionContent.</summary>
public static class FrameSlots
{
    /// <summary>Left in the top bar: the location of the page, and its title if it has no heading of its own.</summary>
    public const string TopBarCrumb = "TopBarCrumb";

    /// <summary>Right in the top bar.</summary>
    public const string TopBarTools = "TopBarTools";
}
