using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Profile;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.People;

/// <summary>What nobody may do to permissions, even as an administrator: lock themselves out, or raise their own.</summary>
internal static class RightsGuard
{
    /// <summary>Why an actor may not make this change to a person; null when they may.</summary>
    public static Error? Refuse(Actor actor, Guid personId, PersonProfile before, PersonProfile after)
    {
        if (actor.PersonId != personId)
        {
            return null;
        }

        if (after.Clearance > before.Clearance)
        {
            return Error.Forbidden(Texts.OwnClearance);
        }

        return LosesAdmin(before, after) ? Error.Forbidden(Texts.OwnAdminRole) : null;
    }

    public static bool LosesAdmin(PersonProfile before, PersonProfile after) => IsAdmin(before) && !IsAdmin(after);

    public static bool IsAdmin(PersonProfile profile) =>
        profile.IsActive && profile.Roles.Contains(ConsoleRole.Admin, StringComparer.Ordinal);
}
