namespace RecsConsole.Components.Lists;

/// <summary>Pages of a list, counted from 1.</summary>
internal static class Pages
{
    /// <summary>The page that was asked for, or the nearest one that the list has: it may have become shorter.</summary>
    public static int Within(int asked, int total, int pageSize) => Math.Clamp(asked, 1, Math.Max(1, (total + pageSize - 1) / pageSize));
}
