using RecsConsole.Access;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Embed;

/// <summary>Whom a key may open a panel for.</summary>
internal static class EmbedLimits
{
    /// <summary>
    /// Whether whoever looks has no role, no clearance and no region that the key's person lacks. Teams are not compared: that both may see the case
    /// is asked besides.
    /// </summary>
    public static bool Allow(AccessSubject keyPerson, AccessSubject looking) =>
        looking.IsWithin(keyPerson) && looking.Roles.All(keyPerson.Roles.Contains);
}
