namespace RecsConsole.Engine.Access;

/// <summary>How the right to be the second person can be lent when nobody is left who has it.</summary>
/// <param name="Duty">The duty that the grant names.</param>
/// <param name="Replaces">The one rule that the grant replaces.</param>
/// <param name="Borrowers">Roles that can read what they then decide on; auditors and reviewers stay independent.</param>
internal sealed record Loan(string Duty, PermitRule Replaces, IReadOnlyList<string> Borrowers)
{
    private static readonly Loan s_publishing = new(
        AccessGrant.Publishing,
        PermitRule.Role,
        RoleRights.For(AccessOperation.BorrowPublishing)
    );

    private static readonly Loan s_promoting = new(
        AccessGrant.Promoting,
        PermitRule.Role,
        [ConsoleRole.Supervisor, ConsoleRole.Admin, ConsoleRole.Lead]
    );

    private static readonly string[] s_ofTheDesk = [ConsoleRole.Agent, ConsoleRole.Supervisor, ConsoleRole.Sales];
    private static readonly Loan s_asSupervisor = new(AccessGrant.ApprovingAsSupervisor, PermitRule.Approval, s_ofTheDesk);
    private static readonly Loan s_asSales = new(AccessGrant.ApprovingAsSales, PermitRule.Approval, s_ofTheDesk);

    /// <summary>The loan for an operation; null when its right is never lent.</summary>
    /// <param name="requiredRole">The role that has to approve; null for a supervisor.</param>
    public static Loan? Of(AccessOperation operation, string? requiredRole) =>
        operation switch
        {
            AccessOperation.PublishVersion => s_publishing,
            AccessOperation.PromoteModel => s_promoting,
            AccessOperation.ApproveAction => requiredRole switch
            {
                null or ConsoleRole.Supervisor => s_asSupervisor,
                ConsoleRole.Sales => s_asSales,
                _ => null,
            },
            _ => null,
        };
}
