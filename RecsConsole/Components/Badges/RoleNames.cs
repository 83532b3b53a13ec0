using RecsConsole.Engine.Access;

namespace RecsConsole.Components.Badges;

/// <summary>Display names of roles, in lower case if the language has it.</summary>
public static class RoleNames
{
    /// <summary>The name of a role; an unknown one keeps its code.</summary>
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
