using System.Security.Claims;

namespace RecsConsole.Components.Layout;

/// <summary>How a person wants every page to look, for the first byte of the page: what is set later would flash.</summary>
public interface IAppearanceSource
{
    /// <summary>Null for somebody who is not signed in; the browser then goes by what it remembers.</summary>
    Task<Appearance?> ReadAsync(ClaimsPrincipal? person, CancellationToken cancellationToken);
}

/// <summary>Theme (light, dark, system), height of rows (dense, comfortable), width of the rail (narrow, wide).</summary>
/// <param name="HasSingleKeys">Whether keys alone do something; hints at them are hidden otherwise.</param>
public sealed record Appearance(string Theme, string Density, string Rail, bool HasSingleKeys)
{
    /// <summary>As theme.js takes it.</summary>
    public string Kept => $"theme:{Theme} density:{Density} rail:{Rail} keys:{(HasSingleKeys ? "on" : "off")}";
}
