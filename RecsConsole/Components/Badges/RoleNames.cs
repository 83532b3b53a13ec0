using RecsConsole.Engine.Access;

namespace RecsConsole.Components.Badges;

/// <summary>What the roles are called, in small letters where the language has them.</summary>
public static class RoleNames
{
    /// <summary>The word of a role; one that is not known keeps its code.</summary>
    public static string Of(string role) =>
        role switch
        {
            ConsoleRole.Agent => SharedTexts.RoleAgent,
            ConsoleRole.Supervisor => SharedTexts.RoleSupervisor,
            ConsoleRole.Admin => SharedTexts.RoleAdmin,
            ConsoleRole.Reviewer => SharedTexts.RoleReviewer,
            ConsoleRole.Lead => SharedTexts.RoleLead,
            ConsoleRole.Auditor => SharedTexts.RoleAuditor,
            ConsoleRole.Sales => SharedTexts.RoleSales,
            _ => role,
        };
}
