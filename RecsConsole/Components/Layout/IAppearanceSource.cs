using System.Security.Claims;

namespace RecsConsole.Components.Layout;

/// <summary>A person's preferred appearance, known with the first byte of a page: anything set later would flash.</summary>
public interface IAppearanceSource
{
    /// <summary>Null for someone who is not signed in; the browser then uses what it remembers.</summary>
    Task<Appearance?> ReadAsync(ClaimsPrincipal? person, CancellationToken cancellationToken);
}

/// <summary>Theme (light, dark, system), height of rows (dense, comfortable), width of the rail (narrow, wide).</summary>
/// <param name="HasSingleKeys">Whether single-character keys are active; otherwise hints at them are hidden.</param>
public sealed record Appearance(string Theme, string Density, string Rail, bool HasSingleKeys)
{
    /// <summary>In the format of theme.js.</summary>
    public string Kept => $"theme:{Theme} density:{Density} rail:{Rail} keys:{(HasSingleKeys ? "on" : "off")}";

    /// <summary>Name of the person's time zone, for every time on a page.</summary>
    public string? TimeZone { get; init; }
}
