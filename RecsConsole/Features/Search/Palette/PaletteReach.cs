using System.Security.Claims;

namespace RecsConsole.Features.Search.Palette;

/// <summary>What the palette can open or execute for its reader on the open page.</summary>
/// <param name="Person">The reader; null before that is known.</param>
/// <param name="Controls">The data-does of the controls on the page that can be pressed now.</param>
/// <param name="Keys">The keys in force.</param>
public sealed record PaletteReach(ClaimsPrincipal? Person, IReadOnlyCollection<string> Controls, IReadOnlyCollection<string> Keys)
{
    internal bool Has(PaletteAction action) =>
        action switch
        {
            { Control: { } control } => Controls.Contains(control, StringComparer.Ordinal),
            { Key: { } key } => Keys.Contains(key, StringComparer.Ordinal),
            _ => true,
        };
}
