using RecsConsole.Access;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Embed;

/// <summary>For whom a key may open a panel.</summary>
internal static class EmbedLimits
{
    /// <summary>
    /// Whether the viewer has no role, clearance or region that the key's person lacks. Teams are not compared: that both may see the case
    /// is checked separately.
    /// </summary>
    public static bool Allow(AccessSubject keyPerson, AccessSubject looking) =>
        looking.IsWithin(keyPerson) && looking.Roles.All(keyPerson.Roles.Contains);
}
