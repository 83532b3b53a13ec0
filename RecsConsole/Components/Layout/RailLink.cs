using System.Security.Claims;

namespace RecsConsole.Components.Layout;

/// <summary>One entry of the rail; without roles it is shown to everyone. The icon is the path data of a 24 by 24 line drawing.</summary>
public sealed record RailLink(RailGroup Group, string Title, string Address, string Icon, string? Roles = null)
{
    /// <summary>A word for below the icon on a phone, where the title is too long for that.</summary>
    public string? PhoneTitle { get; init; }

    public string ShortTitle => PhoneTitle ?? Title;

    /// <summary>Whether it is shown to that person; what it leads to checks the rights itself.</summary>
    public bool IsFor(ClaimsPrincipal user) =>
        Roles is null || Roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(user.IsInRole);
}
