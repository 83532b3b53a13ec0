namespace RecsConsole.Engine.Access;

/// <summary>Which roles have which rights.</summary>
internal static class RoleRights
{
    /// <summary>Roles that oversee the whole tenant.</summary>
    public static IReadOnlyList<string> Watchers { get; } = [ConsoleRole.Auditor, ConsoleRole.Admin];

    /// <summary>Roles that read other people's decisions.</summary>
    public static IReadOnlyList<string> DecisionReaders { get; } = [ConsoleRole.Auditor, ConsoleRole.Supervisor, ConsoleRole.Admin];

    /// <summary>Roles that lead a team.</summary>
    public static IReadOnlyList<string> Supervisors { get; } = [ConsoleRole.Supervisor];

    private static readonly string[] Leaders = [ConsoleRole.Supervisor, ConsoleRole.Admin];

    // Roles for operations that have no branch of their own in AccessPolicy; an operation that is not listed is denied to all.
    private static readonly IReadOnlyList<string>[] RolesByOperation = [.. Enum.GetValues<AccessOperation>().Order().Select(RolesOf)];

    public static IReadOnlyList<string> For(AccessOperation operation) =>
        (int)operation >= 0 && (int)operation < RolesByOperation.Length ? RolesByOperation[(int)operation] : [];

    private static IReadOnlyList<string> RolesOf(AccessOperation operation) =>
        operation switch
        {
            AccessOperation.ViewCase
            or AccessOperation.ViewAction
            or AccessOperation.ViewDocument
            or AccessOperation.AskExpert
            or AccessOperation.Search => ConsoleRole.All,
            AccessOperation.BreakGlass => ConsoleRole.CaseWorkers,
            AccessOperation.ViewTrace or AccessOperation.ViewAudit or AccessOperation.ViewAlerts or AccessOperation.ViewAdministration =>
                Watchers,
            AccessOperation.ViewTeam or AccessOperation.BorrowPublishing => Leaders,
            AccessOperation.ManageCatalog
            or AccessOperation.ManageWorkflow
            or AccessOperation.ManagePeople
            or AccessOperation.ManageTenant
            or AccessOperation.RunJobs
            or AccessOperation.ManageModels
            or AccessOperation.ManageGrants
            or AccessOperation.PublishVersion
            or AccessOperation.PromoteModel
            or AccessOperation.EraseSubject => [ConsoleRole.Admin],
            AccessOperation.ViewJobs or AccessOperation.ViewCatalog => [.. Leaders, ConsoleRole.Auditor],
            AccessOperation.ViewModels => [.. Leaders, ConsoleRole.Lead, ConsoleRole.Auditor],
            AccessOperation.ManageStudies => [ConsoleRole.Lead],
            AccessOperation.ManageGoldenSet => [ConsoleRole.Admin, ConsoleRole.Lead],
            AccessOperation.JudgePairs => [ConsoleRole.Reviewer],
            _ => [],
        };
}
